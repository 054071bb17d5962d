package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts folders in the place of others by renaming, so that each is wholly the one or the other, around the restore of a database that they belong to. What is under way is written down
 * before, so that after a kill the next start finishes it when the database has come to its new content, and takes it back when it has not.
 */
final class FolderSwap {
    /** Where an archive is unpacked before anything is touched. */
    private static final String INCOMING = "restoring";
    private static final String RECORD = "restoring.json";

    private final Workspace workspace;
    private final Plan plan;

    private FolderSwap(Workspace workspace, Plan plan) {
        this.workspace = workspace;
        this.plan = plan;
    }

    /**
     * What is to be done, as it is written down.
     *
     * @param incoming where the new folders are, from the workspace folder
     * @param kept where those go that are there now
     * @param wanted the hash of the content that the database is to have
     */
    record Plan(String incoming, String kept, List<String> folders, String wanted) { }

    /** Where an archive is to be unpacked; what a killed process left there is gone. Take the workspace's lock before. */
    static Path unpacking(Workspace workspace) {
        Path folder = workspace.records().resolve(INCOMING);
        try {
            KeptFiles.removeAll(folder);
            Private.folder(folder);
            return folder;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
        }
    }

    /** Writes down what will be done. @throws Problem INPUT_OUTPUT, also for a folder that is a link: it is left as it is */
    static FolderSwap prepare(Workspace workspace, Path incoming, Path kept, List<String> folders, String wanted) {
        for (String folder : folders) {
            if (Files.isSymbolicLink(workspace.root().resolve(folder))) {
                throw Problem.of(ProblemCode.INPUT_OUTPUT, "path", workspace.root().resolve(folder), "detail", "it is a link, and what it leads to is not replaced; restore the database only");
            }
        }
        Plan plan = new Plan(relative(workspace, incoming), relative(workspace, kept), List.copyOf(folders), wanted);
        WholeFile.at(record(workspace)).ownerOnly().makingFolder().write(JsonMapper.shared().writeValueAsString(plan));
        return new FolderSwap(workspace, plan);
    }

    /** Puts the new folders in place. @throws Problem INPUT_OUTPUT; call {@link #takeBack} then */
    void make() {
        for (String folder : plan.folders()) {
            Path here = workspace.root().resolve(folder);
            if (exists(incoming(folder))) {
                if (exists(here)) {
                    move(here, kept(folder));
                }
                move(incoming(folder), here);
            }
        }
    }

    /** Puts the old folders back, whatever was done so far. */
    void takeBack() {
        for (String folder : plan.folders()) {
            Path here = workspace.root().resolve(folder);
            if (!exists(incoming(folder)) && exists(here)) {
                move(here, incoming(folder));
            }
            if (exists(kept(folder))) {
                move(kept(folder), here);
            }
        }
        end();
    }

    /** It is done, or taken back. */
    void end() {
        try {
            Files.deleteIfExists(record(workspace));
            KeptFiles.removeAll(workspace.records().resolve(INCOMING));
        } catch (IOException failure) {
            // Nothing is half done any more; the next start removes what is left.
            System.getLogger(FolderSwap.class.getName()).log(System.Logger.Level.WARNING, "Could not remove what a restore leaves", failure);
        }
    }

    /** Finishes or takes back what a killed process left; nothing while another Tidemark is at work. Before the journal is settled, whose open intent tells that the database was about to change. */
    static void settle(Workspace workspace, Database database, Journal journal) {
        if (!Files.exists(record(workspace)) && !Files.exists(workspace.records().resolve(INCOMING))) {
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look at an interrupted restore")) {
            if (!Files.exists(record(workspace))) {
                KeptFiles.removeAll(workspace.records().resolve(INCOMING));
                return;
            }
            FolderSwap swap = new FolderSwap(workspace, JsonMapper.shared().readValue(Files.readAllBytes(record(workspace)), Plan.class));
            swap.requireOurs();
            if (journal.mayBeUnsettled() && database.isReadable() && database.read(connection -> Contents.hash(connection, Cancellation.never())).equals(swap.plan.wanted())) {
                swap.make();
                new KeptFiles(workspace).count(Path.of(swap.plan.kept()).getFileName().toString());
                swap.end();
            } else {
                swap.takeBack();
            }
        } catch (IOException | JacksonException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", record(workspace), "detail", failure instanceof IOException io ? Texts.reason(io) : "it is not what Tidemark wrote");
        }
    }

    /** A workspace that somebody else made may hold a record that leads elsewhere; nothing outside of it is moved. */
    private void requireOurs() throws IOException {
        Path records = workspace.records().toAbsolutePath().normalize();
        Path root = workspace.root().toAbsolutePath().normalize();
        for (String folder : plan.folders()) {
            Path here = root.resolve(folder).normalize();
            boolean inside = incoming(folder).toAbsolutePath().normalize().startsWith(records) && kept(folder).toAbsolutePath().normalize().startsWith(records)
                && here.startsWith(root) && !here.equals(root);
            if (!inside) {
                throw new IOException("it leads out of the workspace, and was not made by Tidemark");
            }
        }
    }

    private Path incoming(String folder) {
        return workspace.root().resolve(plan.incoming()).resolve(folder);
    }

    private Path kept(String folder) {
        return workspace.root().resolve(plan.kept()).resolve(folder);
    }

    private static Path record(Workspace workspace) {
        return workspace.records().resolve(RECORD);
    }

    private static String relative(Workspace workspace, Path path) {
        return workspace.root().relativize(path).toString();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void move(Path from, Path to) {
        try {
            Private.folder(to.getParent());
            // A folder on another disk could only be copied, which would not be all or nothing.
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", from, "detail", Texts.reason(failure));
        }
    }
}
