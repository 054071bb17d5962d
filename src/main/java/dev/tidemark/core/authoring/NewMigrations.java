package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Draft.MissingFill;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.Drift;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.migrations.ScriptChange;
import dev.tidemark.core.migrations.ScriptRecovery;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.TidemarkToml;
import dev.tidemark.core.workspace.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Makes new migrations, with their undo scripts: two schemas in, typed changes out, both scripts written. No SQL runs on the database, which is only read to count
 * rows without a value. Blocking.
 */
public final class NewMigrations {
    private final Workspace workspace;
    private final Database database;
    private final ScratchSchema scratch;
    private final DriftService drift;
    private final ScriptRecovery recovery;
    private final Journal journal;
    private final Clock clock;

    public NewMigrations(Workspace workspace, Database database, ScratchSchema scratch, DriftService drift, ScriptRecovery recovery, Journal journal, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.scratch = scratch;
        this.drift = drift;
        this.recovery = recovery;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param message what the migration does, in a few words
     * @param why the reason; null for one that tells the source
     * @param numbering null for that of the workspace
     */
    public record Request(String message, String why, Source source, Choices choices, Numbering numbering) {
        /** With nothing decided. */
        public static Request of(String message, Source source) {
            return new Request(message, null, source, Choices.none(), null);
        }

        public Request withChoices(Choices decided) {
            return new Request(message, why, source, decided, numbering);
        }
    }

    /** The schema that all migrations of the folder build, which a new one stands on. */
    public Schema base() {
        return base(MigrationFolder.read(workspace.migrationFolders()));
    }

    /** The oldest SQLite that the scripts have to run on, as {@code tidemark.toml} says. @throws Problem CONFIG_UNREADABLE */
    public Floor floor() {
        return Floor.of(TidemarkToml.of(workspace));
    }

    /** The file that says what the schema shall be, where no other is named: {@code schema.sql} in the workspace, or as {@code tidemark.toml} says. */
    public Path schemaFile() {
        return workspace.root().resolve(TidemarkToml.of(workspace).text("new", "schema").orElse("schema.sql")).normalize();
    }

    /**
     * Makes another file the one that says what the schema shall be: it is written into {@code tidemark.toml}, for everybody who uses this workspace.
     *
     * @param file relative to the workspace folder in the settings where it lies in it or beside it
     * @throws Problem CONFIG_UNREADABLE, INPUT_OUTPUT; the settings are then as they were
     */
    public void useSchemaFile(Path file) {
        Path root = workspace.root().toAbsolutePath().normalize();
        Path wanted = root.resolve(file).normalize();
        Path near = root.getParent() == null ? root : root.getParent();
        String text = wanted.startsWith(near) ? root.relativize(wanted).toString().replace(File.separatorChar, '/') : wanted.toString();
        TidemarkToml.of(workspace).set("new", "schema", text);
    }

    /**
     * Drafts a migration above all others; nothing is written. A draft with open questions is a draft all the same.
     *
     * @throws Problem MESSAGE_NOT_CLEAR, MIGRATION_EXISTS; SCHEMA_FILE_MISSING, SCHEMA_FILE_WRONG; DERIVED_NOT_POSSIBLE when renames do not fit, a design cannot be, or a
     *     drift is wanted where there is none; SCRATCH_FAILED when the folder's scripts do not run on an empty database
     */
    public Draft draft(Request request) {
        return draft(request, Cancellation.never());
    }

    /**
     * As {@link #draft(Request)}, and can be ended while rows without a value are counted, which takes its time in a big table.
     *
     * @throws Problem CANCELLED as well
     */
    public Draft draft(Request request, Cancellation cancellation) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        Numbering numbering = request.numbering() == null ? Numbering.of(TidemarkToml.of(workspace), folder) : request.numbering();
        MigrationName name = MigrationName.of(request.message(), numbering.next(folder, clock.instant()), folder);
        return switch (request.source()) {
            case Source.Template template -> new Draft(name, why(request, "say here what this is for"), below(folder), clock.instant(), Example.of(template, database), null, null, List.of(), List.of(), List.of(), List.of());
            case Source.SchemaFile(Path file) -> {
                Path read = file == null ? schemaFile() : file;
                SchemaFiles.Read wanted = SchemaFiles.read(read);
                yield carried(name, why(request, "the schema shall be as " + read.getFileName() + " says."), folder, base(folder), wanted.schema(), request.choices(), cancellation).withWarnings(wanted.notes());
            }
            case Source.BackupFile(Path file) ->
                carried(name, why(request, "the schema shall be as in " + file.getFileName() + "."), folder, base(folder), SchemaReader.of(Database.at(file)), request.choices(), cancellation);
            case Source.Designed(var tables) -> {
                Schema base = base(folder);
                yield draft(name, why(request, "say here what this is for"), folder, base, DesignedSchema.of(base, tables, request.choices().renames()), request.choices(), cancellation);
            }
            case Source.Drift _ -> {
                Drift now = settledDrift(folder);
                // The database has all of it already, so that no row can be in the way.
                yield draft(name, why(request, "the database was changed by hand."), folder, now.built(), now.live(), request.choices(), cancellation).withoutChecks();
            }
        };
    }

    /**
     * The same draft under another message, without deriving it again.
     *
     * @return empty when the migrations are not those that it was drafted on
     * @throws Problem MESSAGE_NOT_CLEAR, MIGRATION_EXISTS
     */
    public Optional<Draft> renamed(Draft draft, String message) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        MigrationName name = MigrationName.of(message, draft.version(), folder);
        return !below(folder).equals(draft.below()) ? Optional.empty() : Optional.of(draft.withName(name));
    }

    /**
     * The rows of the live database on which the drafted scripts would stop, each kind with its number and an example. The database is only read; a look at a big table takes
     * its time.
     *
     * @throws Problem CANCELLED
     */
    public List<RowObstacle> obstacles(Draft draft, Cancellation cancellation) {
        return RowObstacles.find(database, draft.checks(), cancellation);
    }

    /**
     * The drift as a migration above all others, with nothing asked: what only looks like a rename is none, and values are made up.
     *
     * @throws Problem DERIVED_NOT_POSSIBLE when there is none, or while migrations are pending: it would stand above them
     */
    public Draft ofDrift() {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        Drift now = settledDrift(folder);
        if (!now.found()) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "the database is what its migrations build", "advice", "There is nothing to do");
        }
        return unasked(folder, "Adopt changes made by hand", "the database was changed by hand.", now.built(), now.live());
    }

    /** What an edit of an applied script changes in the structure, as a migration above all others. */
    public Draft ofEdit(ScriptChange change) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        List<Migration> edited = folder.fromNothing();
        List<Migration> original = edited.stream().map(m -> m.version().equals(change.migration().version()) ? change.original() : m).toList();
        Schema before = scratch.after(original);
        Schema after = scratch.after(edited);
        if (before.sameAs(after)) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "the edit of " + change.migration().fileName() + " changes no structure",
                "advice", "Put the old text back or accept the edit; a change of rows has to be written by hand");
        }
        return unasked(folder, "Change " + change.migration().description(), change.migration().fileName() + " was edited after it was applied.", before, after);
    }

    /**
     * Saves a draft and its undo script.
     *
     * @return the migration's file; the undo script is beside it
     * @throws Problem RENAME_UNDECIDED, FILL_MISSING while a question is open; DERIVED_NOT_POSSIBLE for an empty draft; OUTPUT_EXISTS
     */
    public Path save(Draft draft) {
        requireDecided(draft);
        return save(draft.name(), draft.text(), draft.undoText());
    }

    /** {@link #save(Draft)} without a word in the journal. */
    Path write(Draft draft) {
        requireDecided(draft);
        return write(draft.name(), draft.text(), draft.undoText());
    }

    /** Writes into the journal that a migration was made. */
    void tell(MigrationName name) {
        journal.add("new migration", "Made " + name.file('V') + ".", null, List.of());
    }

    /** Takes the files of a migration away again, after something else failed. */
    void remove(MigrationName name, Exception because) {
        NewFiles.remove(List.of(workspace.migrations().resolve(name.file('V')), workspace.migrations().resolve(name.file('U'))), because);
    }

    /**
     * Saves a migration that is written already, above all others.
     *
     * @return the migration's file; the undo script is beside it
     * @throws Problem MESSAGE_NOT_CLEAR, MIGRATION_EXISTS, OUTPUT_EXISTS
     */
    public Path saveWritten(String message, String script, String undoScript) {
        MigrationName name = draft(Request.of(message, new Source.Template())).name();
        return save(name, script.strip() + "\n", undoScript.strip() + "\n");
    }

    /** Puts the applied text of an edited script back and saves what the edit changes as a new migration, which is pending then. */
    public Path saveEdit(ScriptChange change) {
        Draft draft = ofEdit(change);
        recovery.putBack(change.migration().version());
        return save(draft);
    }

    private Path write(MigrationName name, String script, String undoScript) {
        workspace.requireChangeable();
        SequencedMap<Path, String> texts = new LinkedHashMap<>();
        texts.put(workspace.migrations().resolve(name.file('U')), undoScript);
        texts.put(workspace.migrations().resolve(name.file('V')), script);
        NewFiles.write(texts);
        return texts.lastEntry().getKey();
    }

    private Path save(MigrationName name, String script, String undoScript) {
        Path file = write(name, script, undoScript);
        try {
            tell(name);
        } catch (Problem problem) {
            remove(name, problem);
            throw problem;
        }
        return file;
    }

    private static void requireDecided(Draft draft) {
        if (!draft.proposals().isEmpty()) {
            throw Problem.of(ProblemCode.RENAME_UNDECIDED, "questions", draft.proposals().stream().map(RenameProposal::sentence).collect(Collectors.joining(" ")),
                "option", draft.proposals().getFirst().option());
        }
        if (!draft.missing().isEmpty()) {
            MissingFill fill = draft.missing().getFirst();
            throw Problem.of(ProblemCode.FILL_MISSING, "table", fill.table(), "column", fill.option(), "count", Texts.count(fill.rows(), "row", "rows"), "option", fill.option());
        }
        if (draft.empty()) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "there is no difference", "advice", "There is nothing to do");
        }
    }

    private Drift settledDrift(MigrationFolder folder) {
        Drift now = drift.read();
        boolean pending = folder.versioned().stream().anyMatch(m -> now.version().filter(v -> v.compareTo(m.version()) >= 0).isEmpty());
        if (now.found() && pending) {
            throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "migrations are pending, and the new one would stand above them", "advice", "Migrate first");
        }
        return now;
    }

    private Schema base(MigrationFolder folder) {
        return scratch.after(folder.allFromNothing());
    }

    private Draft draft(MigrationName name, String why, MigrationFolder folder, Schema from, Schema to, Choices choices, Cancellation cancellation) {
        Floor floor = choices.floorOr(floor());
        Fills fills = new Fills(choices.fills(), false);
        List<RenameProposal> proposals = choices.othersAreNew() ? List.of() : RenameFinder.proposals(from, to, choices.renames());
        SchemaScript up = SchemaScript.between(from, to, choices.renames(), fills, floor);
        SchemaScript down = SchemaScript.between(to, from, choices.renames().inverse(), new Fills(Map.of(), true), floor);
        List<MissingFill> missing = new MissingFills(database, choices.renames(), fills).between(from, to, cancellation);
        Schema renamed = Renamer.of(from, to, choices.renames()).schema();
        return new Draft(name, why, below(folder), clock.instant(), null, up, down, proposals, missing, warnings(from, renamed, to), RowChecks.of(renamed, to, choices.renames(), fills));
    }

    private Draft carried(MigrationName name, String why, MigrationFolder folder, Schema from, Schema to, Choices choices, Cancellation cancellation) {
        VirtualRebuild.requireCarried(from, to);
        return draft(name, why, folder, from, to, choices, cancellation);
    }

    private Draft unasked(MigrationFolder folder, String message, String why, Schema before, Schema after) {
        MigrationName wanted = MigrationName.unasked(message, Numbering.of(TidemarkToml.of(workspace), folder).next(folder, clock.instant()), folder);
        return new Draft(wanted, why, below(folder), clock.instant(), null, SchemaScript.between(before, after, floor()), SchemaScript.between(after, before, floor()), List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> warnings(Schema from, Schema renamed, Schema to) {
        List<String> warnings = new ArrayList<>(LetterCase.notes(renamed, to));
        for (View view : to.views()) {
            if (view.broken() && from.view(view.name()).filter(View::broken).isEmpty()) {
                warnings.add("View “" + view.name() + "” cannot be read afterwards: " + view.columnsUnknownBecause() + ".");
            }
        }
        return warnings;
    }

    private static String why(Request request, String otherwise) {
        return request.why() == null || request.why().isBlank() ? otherwise : request.why().strip().replaceAll("\\s+", " ");
    }

    private static Optional<Migration> below(MigrationFolder folder) {
        return folder.fromNothing().stream().reduce((a, b) -> b);
    }
}
