package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Moves the folders of a {@link SwapRecord}, there and back. Where each stands is read from the disk, so that it does not matter in which process a move was made. */
final class FolderMoves {
    private final Workspace workspace;
    private final SwapRecord plan;

    private FolderMoves(Workspace workspace, SwapRecord plan) {
        this.workspace = workspace;
        this.plan = plan;
    }

    /** Those that are written down. @throws Problem INPUT_OUTPUT */
    static FolderMoves recorded(Workspace workspace) {
        return new FolderMoves(workspace, SwapRecord.read(workspace));
    }

    /**
     * Writes down what will be done.
     *
     * @param incoming has each of the folders
     * @param kept has none of them
     * @throws Problem INPUT_OUTPUT, also for a folder that is a link: it is left as it is
     */
    static FolderMoves prepare(Workspace workspace, Path incoming, Path kept, List<String> folders, String wanted) {
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
        return new FolderMoves(workspace, plan);
    }

    /** Puts the new folders in place. @throws Problem INPUT_OUTPUT; {@link #takeBack} then */
    void make() {
        for (String folder : plan.folders()) {
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
     * Puts the old folders back, whatever was done so far, and the new ones where they came from. That is written down first: whatever the database holds by then, a later start does the
     * same. The record goes last.
     *
     * @throws Problem INPUT_OUTPUT; it can be done again
     */
    void takeBack() {
        try {
            plan.takenBack().write(workspace);
        } catch (Problem full) {
            System.getLogger(FolderMoves.class.getName()).log(System.Logger.Level.WARNING, "Files go back, which could not be written down", full);
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

    /** Whether all folders are to go back, whatever the database holds. */
    boolean areTakenBack() {
        return plan.wanted() == null;
    }

    /** Whether every new folder is in place. */
    boolean areMade() {
        return plan.folders().stream().allMatch(this::isMoved);
    }

    /** The hash of the content that the database is to have. */
    String wanted() {
        return plan.wanted();
    }

    /** Where the new folders came from. */
    Path incoming() {
        return workspace.root().resolve(plan.incoming());
    }

    /** Where those are that were there before. */
    Path kept() {
        return workspace.root().resolve(plan.kept());
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

    /** Also after a power cut it is made before whatever comes next: another move, a page of the database, the end of the record. */
    private void move(Path from, Path to) {
        try {
            Private.folder(to.getParent());
            // A folder on another disk could only be copied, which would not be all or nothing.
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            Durable.flushFolder(from.getParent());
            for (Path above = to.getParent(); above.startsWith(workspace.root()); above = above.getParent()) {
                Durable.flushFolder(above);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", from, "detail", Texts.reason(failure));
        }
    }

    private static Problem failed(Path path, String detail) {
        return Problem.of(ProblemCode.INPUT_OUTPUT, "path", path, "detail", detail);
    }
}
