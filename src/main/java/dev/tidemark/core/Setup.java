package dev.tidemark.core;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.Touched;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.BuiltInMigrations;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a folder a workspace: its folders, its migrations, its database, and sample data when asked for. Blocking. */
public final class Setup {
    private static final Undo ONLY_BY_RESET = new Undo.None("no backup was taken of the empty tables; a reset empties them again");

    private final Workspaces workspaces;

    public Setup(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /**
     * What was done.
     *
     * @param created whether the database file was made now
     * @param run the migrations that ran; an empty plan when there was nothing to do
     * @param sample what was filled in; empty when none was asked for
     */
    public record Report(boolean created, RunReport run, Optional<SampleData.Filled> sample) { }

    /**
     * Makes what is missing and runs all pending migrations; what exists is kept, and backed up before it is migrated. Doing it twice does nothing more.
     *
     * @param withSample whether to fill in sample data, which needs empty tables
     * @throws Problem of the migrations or of the sample; a database file that was made here is then removed again
     */
    public Report run(Services services, boolean withSample, Progress progress, Cancellation cancellation) {
        Workspace workspace = services.workspace();
        workspaces.makeFolders(workspace);
        BuiltInMigrations.copyTo(workspace.migrations());
        boolean created = !workspace.hasDatabase();
        if (created) {
            createForOwnerAlone(services);
        }
        try {
            RunReport run = services.migrations().run(services.migrations().planMigrate(Target.LATEST), !created, progress.part(0, withSample ? 0.6 : 1), cancellation);
            return new Report(created, run, withSample ? Optional.of(fill(services, progress)) : Optional.empty());
        } catch (Problem problem) {
            if (created) {
                removeAgain(workspace, problem);
            }
            throw problem;
        }
    }

    /** Fills in the sample data, and says so in the journal. No backup is taken, since the tables are empty. */
    public static SampleData.Filled fill(Services services, Progress progress) {
        try (WorkspaceLock _ = WorkspaceLock.take(services.workspace(), "Fill in sample data")) {
            progress.report("Filling in sample data", 0.7);
            Map<String, Long> before = Touched.rows(services.database());
            SampleData.Filled filled = SampleData.fill(services.database(), services.workspace().root());
            services.journal().add(new Draft("sample", "Filled in sample data: " + filled.projects() + " projects, " + filled.chats() + " chats, "
                + filled.messages() + " messages, " + filled.documents() + " documents.", null, List.of(), Map.of(), Touched.after(before, services.database()), ONLY_BY_RESET, null));
            return filled;
        }
    }

    /**
     * Adds a large data set, see {@link ManyMessages#fill}, and says so in the journal. Rows that are there already are backed up first.
     *
     * @param toRows whether rows that are there already are no reason to refuse
     */
    public static ManyMessages.Filled fillMany(Services services, long messages, boolean toRows, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(services.workspace(), "Fill in a large sample")) {
            Optional<String> backup = toRows ? Optional.of(services.backups().create(BackupReason.BEFORE_SAMPLE, null, progress.part(0, 0.1), cancellation).name()) : Optional.empty();
            Map<String, Long> before = Touched.rows(services.database());
            ManyMessages.Filled filled = ManyMessages.fill(services.database(), messages, toRows, progress.part(0.1, 1), cancellation);
            services.journal().add(new Draft("sample", "Filled in a large sample: " + Texts.count(filled.projects(), "project", "projects") + ", " + Texts.count(filled.chats(), "chat", "chats")
                + ", " + Texts.count(filled.messages(), "message", "messages") + ".", backup.orElse(null), List.of(), Map.of(), Touched.after(before, services.database()),
                backup.<Undo>map(name -> new Undo.Restore(name, null)).orElse(ONLY_BY_RESET), null));
            return filled;
        }
    }

    /** It will hold all conversations; who wants to share it, with a chatbot under another account, gives the rights. SQLite's files beside it get the same. */
    private static void createForOwnerAlone(Services services) {
        Path file = services.workspace().databaseFile();
        try {
            if (Files.notExists(file)) {
                Private.file(file);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
        try {
            services.database().createInEmptyFile();
        } catch (Problem problem) {
            if (SqliteFile.isNothing(file)) {
                removeAgain(services.workspace(), problem);
            }
            throw problem;
        }
    }

    private static void removeAgain(Workspace workspace, Problem problem) {
        try {
            SqliteFile.remove(workspace.databaseFile());
        } catch (IOException failure) {
            problem.addSuppressed(Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.databaseFile(), "detail", Texts.reason(failure)));
        }
    }
}
