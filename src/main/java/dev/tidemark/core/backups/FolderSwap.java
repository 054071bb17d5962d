package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts folders in the place of others by renaming, so that each is wholly the one or the other, around the restore of a database that they belong to. What is under way is written down
 * before, so that after a kill the next start finishes it when the database has come to its new content, and takes it back when it has not.
 */
final class FolderSwap {
    /** Where an archive is unpacked before anything is touched. */
    private static final String INCOMING = "restoring";

    private final Workspace workspace;
    private final SwapRecord plan;

    private FolderSwap(Workspace workspace, SwapRecord plan) {
        this.workspace = workspace;
        this.plan = plan;
    }

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

    /** Removes what is left of an unpacked archive, unless a record still needs it. What cannot be removed now, the next start removes. */
    static void removeUnpacked(Workspace workspace) {
        if (!SwapRecord.exists(workspace)) {
            try {
                KeptFiles.removeAll(workspace.records().resolve(INCOMING));
            } catch (IOException failure) {
                System.getLogger(FolderSwap.class.getName()).log(System.Logger.Level.WARNING, "Could not remove what a restore leaves", failure);
            }
        }
    }

    /**
     * Writes down what will be done.
     *
     * @param incoming has each of the folders
     * @param kept has none of them
     * @throws Problem INPUT_OUTPUT, also for a folder that is a link: it is left as it is
     */
    static FolderSwap prepare(Workspace workspace, Path incoming, Path kept, List<String> folders, String wanted) {
        for (String folder : folders) {
            Path here = workspace.root().resolve(folder);
            if (Files.isSymbolicLink(here)) {
                throw failed(here, "it is a link, and what it leads to is not replaced; restore the database only");
            }
            if (!exists(incoming.resolve(folder))) {
                throw failed(incoming.resolve(folder), "the files that were to come are gone");
            }
            if (exists(kept.resolve(folder))) {
                throw failed(kept.resolve(folder), "there are files already where those of now were to be kept");
            }
        }
        SwapRecord plan = new SwapRecord(relative(workspace, incoming), relative(workspace, kept), folders, folders.stream().filter(folder -> exists(workspace.root().resolve(folder))).toList(), wanted);
        plan.write(workspace);
        return new FolderSwap(workspace, plan);
    }

    /** Puts the new folders in place. @throws Problem INPUT_OUTPUT; call {@link #takeBack} then */
    void make() {
        for (String folder : plan.folders()) {
            if (isMoved(folder)) {
                continue;
            }
            if (!exists(incoming(folder))) {
                throw failed(incoming(folder), "the files that were to come are gone");
            }
            if (exists(here(folder))) {
                move(here(folder), kept(folder));
            }
            move(incoming(folder), here(folder));
        }
    }

    /**
     * Puts the old folders back, whatever was done so far, and the new ones where they came from. That they go back is written down first: whatever the database holds by then, a later
     * start does the same.
     *
     * @throws Problem INPUT_OUTPUT; no file is lost, and the record stays for the next try
     */
    void takeBack() {
        try {
            plan.takenBack().write(workspace);
        } catch (Problem full) {
            System.getLogger(FolderSwap.class.getName()).log(System.Logger.Level.WARNING, "Files go back, which could not be written down", full);
        }
        List<Problem> failed = new ArrayList<>();
        for (String folder : plan.folders()) {
            try {
                putBack(folder);
            } catch (Problem problem) {
                failed.add(problem);
            }
        }
        if (!failed.isEmpty()) {
            failed.stream().skip(1).forEach(failed.getFirst()::addSuppressed);
            throw failed.getFirst();
        }
        SwapRecord.remove(workspace);
    }

    private void putBack(String folder) {
        if (isMoved(folder)) {
            move(here(folder), incoming(folder));
        }
        if (exists(kept(folder))) {
            move(kept(folder), here(folder));
        }
    }

    /** It is done. */
    void end() {
        SwapRecord.remove(workspace);
    }

    /** Finishes or takes back what a killed process left; nothing while another Tidemark is at work. Before the journal is settled, whose open intent tells that the database was about to change. */
    static void settle(Workspace workspace, Database database, Journal journal) {
        if (!SwapRecord.exists(workspace) && !Files.exists(workspace.records().resolve(INCOMING))) {
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look at an interrupted restore")) {
            if (SwapRecord.exists(workspace)) {
                FolderSwap swap = new FolderSwap(workspace, SwapRecord.read(workspace));
                if (swap.plan.wanted() != null && journal.mayBeUnsettled() && database.isReadable()
                    && database.read(connection -> Contents.hash(connection, Cancellation.never())).equals(swap.plan.wanted())) {
                    swap.make();
                    new KeptFiles(workspace).count(Path.of(swap.plan.kept()).getFileName().toString());
                    swap.end();
                } else {
                    swap.takeBack();
                }
            }
            removeUnpacked(workspace);
        }
    }

    /** Whether the new folder is in place. One that was there before is kept then: without that it is the old one that is here, whatever became of the new one. */
    private boolean isMoved(String folder) {
        return !exists(incoming(folder)) && exists(here(folder)) && (exists(kept(folder)) || !plan.replaced().contains(folder));
    }

    private Path here(String folder) {
        return workspace.root().resolve(folder);
    }

    private Path incoming(String folder) {
        return workspace.root().resolve(plan.incoming()).resolve(folder);
    }

    private Path kept(String folder) {
        return workspace.root().resolve(plan.kept()).resolve(folder);
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

    private static Problem failed(Path path, String detail) {
        return Problem.of(ProblemCode.INPUT_OUTPUT, "path", path, "detail", detail);
    }
}
