package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.Drift;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.migrations.ScriptChange;
import dev.tidemark.core.migrations.ScriptRecovery;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes new migrations, with their undo scripts, out of differences that are there already. No SQL runs on the database. Blocking. */
public final class NewMigrations {
    private final Workspace workspace;
    private final ScratchSchema scratch;
    private final DriftService drift;
    private final ScriptRecovery recovery;
    private final Journal journal;

    public NewMigrations(Workspace workspace, ScratchSchema scratch, DriftService drift, ScriptRecovery recovery, Journal journal) {
        this.workspace = workspace;
        this.scratch = scratch;
        this.drift = drift;
        this.recovery = recovery;
        this.journal = journal;
    }

    /**
     * A migration that is not saved yet.
     *
     * @param up what it does
     * @param down what takes it back
     */
    public record Draft(Version version, String description, SchemaScript up, SchemaScript down, String heading) {
        /** The text of its script. */
        public String text() {
            return up.text(heading, List.of("What becomes of the data:"));
        }

        String fileName(char kind) {
            return kind + version.toString() + "__" + description.replace(' ', '_') + ".sql";
        }
    }

    /**
     * The drift as a migration above all others.
     *
     * @throws Problem DERIVED_NOT_POSSIBLE when there is none, or while migrations are pending: it would stand above them
     */
    public Draft ofDrift() {
        Drift now = drift.read();
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        if (!now.found()) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "the database is what its migrations build", "advice", "There is nothing to do");
        }
        boolean pending = folder.migrations().stream().anyMatch(m -> !m.repeatable() && now.version().filter(v -> v.compareTo(m.version()) >= 0).isEmpty());
        if (pending) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "migrations are pending, and the new one would stand above them", "advice", "Migrate first");
        }
        return draft(folder, "adopt_changes_made_by_hand", now.built(), now.live(), "Adopt what was changed by hand.");
    }

    /** What an edit of an applied script changes in the structure, as a migration above all others. */
    public Draft ofEdit(ScriptChange change) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        List<Migration> edited = folder.migrations().stream().filter(m -> !m.repeatable()).toList();
        List<Migration> original = edited.stream().map(m -> m.version().equals(change.migration().version()) ? change.original() : m).toList();
        Schema before = scratch.after(original);
        Schema after = scratch.after(edited);
        if (before.sameAs(after)) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "the edit of " + change.migration().fileName() + " changes no structure",
                "advice", "Put the old text back or accept the edit; a change of rows has to be written by hand");
        }
        return draft(folder, "change_" + change.migration().description().toLowerCase(Locale.ROOT).replaceAll("\\W+", "_"), before, after,
            "Bring what was edited in " + change.migration().fileName() + " after it was applied.");
    }

    /**
     * Saves a draft and its undo script.
     *
     * @return the migration's file
     * @throws Problem OUTPUT_EXISTS
     */
    public Path save(Draft draft) {
        Path file = workspace.migrations().resolve(draft.fileName('V'));
        NewFile.write(file, draft.text());
        NewFile.write(workspace.migrations().resolve(draft.fileName('U')), draft.down().text("Undo V" + draft.version() + ".", List.of("What becomes of the data:")));
        journal.add("new migration", "Made " + draft.fileName('V') + ".", null, List.of());
        return file;
    }

    /** Puts the applied text of an edited script back and saves what the edit changes as a new migration, which is pending then. */
    public Path saveEdit(ScriptChange change) {
        Draft draft = ofEdit(change);
        recovery.putBack(change.migration().version());
        return save(draft);
    }

    private static Draft draft(MigrationFolder folder, String description, Schema before, Schema after, String heading) {
        return new Draft(folder.nextVersion(), description, SchemaScript.between(before, after), SchemaScript.between(after, before), heading);
    }
}
