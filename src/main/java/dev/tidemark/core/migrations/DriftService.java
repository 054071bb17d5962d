package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the live schema with what the applied migrations build. Reads only; blocking. */
public final class DriftService {
    private final Workspace workspace;
    private final Database database;
    private final ScratchSchema scratch;
    private final AppliedScripts applied;

    public DriftService(Workspace workspace, Database database, ScratchSchema scratch, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.scratch = scratch;
        this.applied = new AppliedScripts(journal);
    }

    /**
     * Reads the drift as it is now. A script that was changed since is taken as it was applied, if that text is known.
     *
     * @throws Problem APPLIED_TEXT_UNKNOWN when a script is gone and nobody has kept its text; SCRATCH_FAILED when one does not run on an empty database
     */
    public Drift read() {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        record Now(SchemaHistory history, Schema schema) { }
        Now now = database.read(connection -> new Now(SchemaHistory.read(connection), SchemaReader.read(connection)));
        return between(now.history(), now.schema(), folder);
    }

    /** As {@link #read}, of what was read already. */
    Drift between(SchemaHistory history, Schema schema, MigrationFolder folder) {
        List<String> assumptions = new ArrayList<>();
        Schema built = scratch.after(applied(history, folder, assumptions));
        return new Drift(history.current(), Deviation.between(built, schema), List.copyOf(assumptions), built, schema);
    }

    /** The applied migrations in the order in which they ran, each with the text that was applied. */
    private List<Migration> applied(SchemaHistory history, MigrationFolder folder, List<String> assumptions) {
        List<Migration> run = new ArrayList<>();
        for (HistoryRow row : history.applied()) {
            Optional<Migration> file = folder.migrations().stream().filter(m -> is(m, row)).findFirst();
            if (row.isBaseline()) {
                Optional<Migration> script = folder.baselines().stream().filter(b -> b.version().equals(row.version()) && Objects.equals(b.checksum(), row.checksum())).findFirst();
                script.ifPresentOrElse(run::add, () -> run.addAll(upTo(row, folder, assumptions)));
                continue;
            }
            Optional<String> text = applied.text(row, file);
            if (text.isEmpty() && file.isPresent()) {
                assumptions.add(row.script() + " was changed after it was applied, and its old text is not known: it is taken as it is now.");
            }
            String sql = text.or(() -> file.map(Migration::sql)).orElseThrow(() -> Problem.of(ProblemCode.APPLIED_TEXT_UNKNOWN, "script", row.script()));
            run.add(new Migration(row.version(), row.description(), Path.of(AppliedScripts.fileName(row)), sql, Checksum.of(sql), null));
        }
        return run;
    }

    private static List<Migration> upTo(HistoryRow baseline, MigrationFolder folder, List<String> assumptions) {
        List<Migration> below = folder.versioned().stream().filter(m -> m.version().compareTo(baseline.version()) <= 0).toList();
        if (below.isEmpty()) {
            throw Problem.of(ProblemCode.APPLIED_TEXT_UNKNOWN, "script", "the baseline " + baseline.version().label());
        }
        assumptions.add("The history begins at " + baseline.version().label() + ": the scripts up to there are taken as applied.");
        return below;
    }

    static boolean is(Migration migration, HistoryRow row) {
        return migration.repeatable() ? row.version() == null && migration.description().equals(row.description()) : migration.version().equals(row.version());
    }
}
