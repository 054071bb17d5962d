package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.KeptBefore;
import dev.tidemark.core.backups.Replacement;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.VersionJournal;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the database anew from its migrations: a backup first, the new one built and checked apart, then put in place and compared. Blocking. */
public final class ResetService {
    private static final String DOING = "Reset";

    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Replacement replacement;
    private final Journal journal;
    private final String user;

    public ResetService(Workspace workspace, Database database, BackupService backups, Replacement replacement, Journal journal, String user) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.replacement = replacement;
        this.journal = journal;
        this.user = user;
    }

    /**
     * Resets. Stored files under documents/ and chroma/ stay where they are.
     *
     * @param typedName what the person typed to confirm
     * @throws Problem CONFIRMATION_WRONG unless it is the database's name; MIGRATION_FAILED and its kin when the migrations do not build a
     *     database; nothing is changed then
     */
    public ResetReport reset(String typedName, Progress progress, Cancellation cancellation) {
        if (!workspace.databaseName().equals(typedName)) {
            throw Problem.of(ProblemCode.CONFIRMATION_WRONG, "expected", workspace.databaseName());
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, DOING)) {
            return database.exclusively(DOING, () -> resetAlone(progress, cancellation));
        }
    }

    private ResetReport resetAlone(Progress progress, Cancellation cancellation) {
        Path fresh = fresh(workspace);
        try {
            remove(fresh);
            Plan built = build(fresh, progress.part(0, 0.4), cancellation);
            Replacement.Wanted wanted = replacement.wanted(fresh, cancellation);
            return replacement.safely(backups, BackupReason.BEFORE_RESET, progress.part(0.4, 0.6), cancellation, before -> replace(built, wanted, before, progress.part(0.6, 1), cancellation));
        } finally {
            remove(fresh);
        }
    }

    private ResetReport replace(Plan built, Replacement.Wanted wanted, KeptBefore before, Progress progress, Cancellation cancellation) {
        ResetReport report = new ResetReport(built.to(), before.backup(), before.file());
        List<String> lines = before.backup().map(safety -> List.of(VersionJournal.across(safety.version(), built.to()))).orElseGet(before::lines);
        Draft draft = Draft.of("reset", report.sentence(), before.backupName(), lines, before.undo()).with(built.appliedScripts());
        return replacement.journaled(journal, draft, wanted, before, () -> {
            replacement.by(wanted, before, progress, cancellation);
            return new Replacement.Replaced<>(report, report.sentence());
        }).report();
    }

    private Plan build(Path file, Progress progress, Cancellation cancellation) {
        Database fresh = Database.at(file);
        fresh.create();
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        Plan plan = fresh.read(connection -> new Planner(Timeline.of(SchemaHistory.read(connection), folder), folder, List::of).plan(Direction.MIGRATE, Target.LATEST, ImpactForecast.none()));
        if (!plan.empty()) {
            new PlanExecutor(fresh, workspace.migrationFolders(), folder, user).execute(plan, progress, cancellation);
        }
        return plan;
    }

    /** Where the new database is built. */
    static Path fresh(Workspace workspace) {
        return workspace.records().resolve("reset.db");
    }

    static void remove(Path file) {
        try {
            SqliteFile.remove(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
