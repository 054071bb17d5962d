package dev.tidemark.core.undo;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.Touched;
import dev.tidemark.core.changes.RowUndo;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Changes whose process died around their commit: finds out by the database itself whether each was made, and writes that down. Rows are compared
 * with those that were kept, runs by the rows of the schema history, replacements with the backup that was taken before. Blocking.
 */
final class Interrupted {
    private static final String FOUND = "Written down at a later start: Tidemark ended right after this change, before it could be written down.";
    private static final String UNSURE = "Written down at a later start: Tidemark ended in the moment of this change, and the database has changed since, so that it is not known whether it was made.";

    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;

    Interrupted(Workspace workspace, Database database, BackupService backups, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.journal = journal;
    }

    /** What became of a change; a null draft: it was not made. */
    private record Verdict(Draft draft, String remark) { }

    /** @return how many were found that are done, or may be */
    int settle() {
        if (!journal.mayBeUnsettled()) {
            return 0;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look at an interrupted change")) {
            int done = 0;
            for (JournalEntry intended : journal.unsettled()) {
                done += settle(intended) ? 1 : 0;
            }
            return done;
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.WORKSPACE_BUSY || problem.code() == ProblemCode.READ_ONLY) {
                return 0;
            }
            throw problem;
        }
    }

    private boolean settle(JournalEntry intended) {
        Verdict verdict = verdict(intended);
        journal.settle(intended, Optional.ofNullable(verdict.draft()), verdict.remark());
        if (verdict.draft() == null && intended.undo() instanceof Undo.Rows(String file)) {
            removeKept(journal.folder().resolve(file));
        }
        return verdict.draft() != null;
    }

    private Verdict verdict(JournalEntry intended) {
        return switch (intended.undo()) {
            case Undo.Rows(String file) -> verdict(intended, Files.exists(journal.folder().resolve(file))
                ? database.read(connection -> new RowUndo(journal.folder().resolve(file)).isDone(connection)) : Optional.empty());
            case Undo.Restore _, Undo.None _ when isRun(intended) -> run(intended, null);
            case Undo.Restore(String backup, String _) -> verdict(intended, replaced(intended, backups.named(backup)));
            case Undo.RollBack(String _, String to) -> run(intended, to);
            case Undo.Migrate(String _, String to) -> run(intended, to);
            case Undo.None _ -> verdict(intended, madeReadable(intended));
            case null, default -> verdict(intended, Optional.empty());
        };
    }

    /** Runs announce the number of rows in the schema history, also those that no roll back takes back. */
    private static boolean isRun(JournalEntry intended) {
        return intended.content() == null && intended.kind().equals(Direction.MIGRATE.verb()) && intended.counts().containsKey(SchemaHistory.TABLE);
    }

    /** Whether the database holds what the change leads to, or what was there before; holding neither, somebody has written since. */
    private Optional<Boolean> replaced(JournalEntry intended, Optional<Backup> before) {
        String now = hash(database);
        if (now.equals(intended.content())) {
            return Optional.of(true);
        }
        boolean untouched = intended.mark() != null && intended.mark().equals(StateMark.of(database.file())) || before.isPresent() && now.equals(hash(Database.at(before.get().file())));
        return untouched ? Optional.of(false) : Optional.empty();
    }

    /** A change of an unreadable or damaged database is not made as long as it cannot be read to its end; one that can be read may have come from elsewhere. */
    private Optional<Boolean> madeReadable(JournalEntry intended) {
        try {
            return !database.isReadable() ? Optional.of(false) : intended.content() == null ? Optional.of(true) : replaced(intended, Optional.empty());
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.DAMAGED) {
                return Optional.of(false);
            }
            throw problem;
        }
    }

    private Verdict verdict(JournalEntry intended, Optional<Boolean> done) {
        if (done.isPresent() && !done.get()) {
            return new Verdict(null, null);
        }
        Map<String, RowCount> counts = intended.counts().isEmpty() && done.isPresent() ? backups.named(intended.backup()).map(before -> Touched.since(before, database)).orElse(Map.of()) : intended.counts();
        return done.isPresent() ? new Verdict(draft(intended, counts, intended.undo()), FOUND) : unsure(intended, counts);
    }

    /** Each step of a run adds one row to the history; the intent has their number before the first and after the last. */
    private Verdict run(JournalEntry intended, String to) {
        RowCount planned = intended.counts().get(SchemaHistory.TABLE);
        Long now = database.read(connection -> RowCounts.ofTable(connection, SchemaHistory.TABLE));
        Map<String, RowCount> counts = backups.named(intended.backup()).map(before -> Touched.since(before, database)).orElse(Map.of());
        long done = number(now) - number(planned == null ? null : planned.before());
        if (planned == null || done < 0 || number(now) > number(planned.after())) {
            return unsure(intended, Map.of());
        }
        if (done == 0) {
            return new Verdict(null, null);
        }
        if (number(now) == number(planned.after())) {
            return new Verdict(draft(intended, counts, intended.undo()), FOUND);
        }
        String reached = database.read(connection -> SchemaHistory.read(connection).current()).map(Version::toString).orElse(null);
        Undo undo = switch (intended.undo()) {
            case Undo.RollBack _ -> new Undo.RollBack(reached, to);
            case Undo.Migrate _ -> new Undo.Migrate(reached, to);
            default -> intended.undo();
        };
        return new Verdict(draft(intended, counts, undo), FOUND + " " + Texts.count(done, "step was", "steps were") + " done of " + (number(planned.after()) - number(planned.before())) + ".");
    }

    /** Of an undo it is not known then whether it took anything back: what it was to take back still stands, so that a person can look and do it. */
    private static Verdict unsure(JournalEntry intended, Map<String, RowCount> counts) {
        Draft found = new Draft(intended.kind(), intended.sentence(), intended.backup(), intended.details(), intended.scripts(), counts, intended.undo(), null);
        return new Verdict(intended.undoes() == null ? found : found.adding("It was to take back entry " + intended.undoes() + ", which still counts."), UNSURE);
    }

    private static Draft draft(JournalEntry entry, Map<String, RowCount> counts, Undo undo) {
        return new Draft(entry.kind(), entry.sentence(), entry.backup(), entry.details(), entry.scripts(), counts, undo, entry.undoes());
    }

    private static long number(Long count) {
        return count == null ? 0 : count;
    }

    private static String hash(Database of) {
        return of.read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    private static void removeKept(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
