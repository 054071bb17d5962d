package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Puts folders in the place of others by renaming, so that each is wholly the one or the other, around the restore of a database that they belong to. What is under way is written down
 * before, so that after a kill the next start finishes it when the database has come to its new content, and takes it back when it has not.
 */
final class FolderSwap {
    /** Where an archive is unpacked before anything is touched. */
    private static final String INCOMING = "restoring";

    private final Workspace workspace;
    private final FolderMoves moves;

    private FolderSwap(Workspace workspace, FolderMoves moves) {
        this.workspace = workspace;
        this.moves = moves;
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
                log("Could not remove what a restore leaves", failure);
            }
        }
    }

    /** Whether the folders that belong to the database may be kept with this backup, until a restore that was not ended is settled. @throws Problem INPUT_OUTPUT when that cannot be told */
    static boolean needs(Workspace workspace, String backup) {
        return SwapRecord.exists(workspace) && FolderMoves.recorded(workspace).kept().endsWith(backup);
    }

    /** Where the files from before may be of a restore that is neither settled nor under way. */
    static Optional<Path> unsettled(Workspace workspace) {
        if (workspace.readOnly() || !SwapRecord.exists(workspace)) {
            return Optional.empty();
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look for an interrupted restore")) {
            return SwapRecord.exists(workspace) ? Optional.of(FolderMoves.recorded(workspace).kept()) : Optional.empty();
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.WORKSPACE_BUSY || problem.code() == ProblemCode.READ_ONLY) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** As {@link FolderMoves#prepare}. */
    static FolderSwap prepare(Workspace workspace, Path incoming, Path kept, List<String> folders, String wanted) {
        return new FolderSwap(workspace, FolderMoves.prepare(workspace, incoming, kept, folders, wanted));
    }

    /**
     * Puts the new folders in place and does the work. They stay when the database has come to its new content, and go back when it has not.
     *
     * @param made whether it has although the work failed; a Problem when that cannot be told: a later {@link #settle} finds it out
     * @throws Problem FILES_NOT_PUT_BACK; INPUT_OUTPUT with all as it was; and whatever the work throws
     */
    <T> T around(Supplier<T> work, Predicate<RuntimeException> made) {
        try {
            moves.make();
        } catch (RuntimeException failure) {
            takeBackFor(failure);
            throw failure;
        }
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            endFor(failure, made);
            throw failure;
        }
        finishOrLeave();
        return result;
    }

    private void endFor(RuntimeException failure, Predicate<RuntimeException> made) {
        boolean stays;
        try {
            stays = made.test(failure);
        } catch (Problem unknown) {
            failure.addSuppressed(unknown);
            return;
        }
        if (stays) {
            finishOrLeave();
        } else {
            takeBackFor(failure);
        }
    }

    /** That the files are not back says more than why they had to go back: what is kept must not be removed with a backup that seems needless. */
    private void takeBackFor(RuntimeException failure) {
        try {
            moves.takeBack();
        } catch (Problem problem) {
            problem.addSuppressed(failure);
            throw Problem.because(problem, ProblemCode.FILES_NOT_PUT_BACK, "detail", words(problem), "reason", words(Problem.from(failure)), "kept", moves.kept());
        }
    }

    private static String words(Problem problem) {
        return problem.what().replaceFirst("\\.$", "");
    }

    /** The record goes last. @throws Problem INPUT_OUTPUT: it can be done again */
    private void finish() {
        KeptFiles kept = new KeptFiles(workspace);
        try {
            kept.count(keptName());
            kept.broughtBack(moves.incoming());
        } catch (Problem uncounted) {
            log("The list of backups does not tell rightly which files are kept", uncounted);
        }
        SwapRecord.remove(workspace);
    }

    /** What is done is not denied for a record that stays; the next settling sees the folders in place and finishes. */
    private void finishOrLeave() {
        try {
            finish();
        } catch (Problem stays) {
            log("The record of a restore stays", stays);
        }
    }

    /**
     * Finishes or takes back what an earlier process left. Before the journal is settled, which goes by the database as well.
     *
     * @throws Problem WORKSPACE_BUSY while another Tidemark is at work; INPUT_OUTPUT, or those of a database that cannot be read now: the record stays then
     */
    static void settle(Workspace workspace, Database database) {
        if (!SwapRecord.exists(workspace) && !SwapRecord.isUnfinished(workspace) && !Files.exists(workspace.records().resolve(INCOMING))) {
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look at an interrupted restore")) {
            if (SwapRecord.exists(workspace)) {
                FolderSwap swap = new FolderSwap(workspace, FolderMoves.recorded(workspace));
                if (swap.isToFinish(database)) {
                    swap.finish();
                } else {
                    swap.moves.takeBack();
                }
            }
            SwapRecord.removeUnfinished(workspace);
            removeUnpacked(workspace);
        }
    }

    /**
     * The database is only touched once every folder is in place. When it holds neither what was wanted nor what was there before, somebody has written since; the new folders stay then,
     * since what was stored in them meanwhile belongs to what was written, and the old ones are kept.
     */
    private boolean isToFinish(Database database) {
        if (moves.areTakenBack() || !moves.areMade() || !database.isReadable()) {
            return false;
        }
        String now;
        try {
            now = hash(database);
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.DAMAGED) {
                // What was to come is sound.
                return false;
            }
            throw problem;
        }
        Path before = workspace.backups().resolve(keptName());
        return now.equals(moves.wanted()) || !Files.exists(before) || !now.equals(hash(Database.at(before)));
    }

    private static String hash(Database database) {
        return database.read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    private String keptName() {
        return moves.kept().getFileName().toString();
    }

    private static void log(String what, Exception failure) {
        System.getLogger(FolderSwap.class.getName()).log(System.Logger.Level.WARNING, what, failure);
    }
}
