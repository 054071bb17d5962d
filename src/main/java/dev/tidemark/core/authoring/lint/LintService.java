package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through the scripts of a workspace. Reads scripts and history, asks git, runs scripts on empty databases in memory; nothing is changed. Blocking. */
public final class LintService {
    private final Workspace workspace;
    private final MigrationService migrations;
    private final ScratchSchema scratch;
    private final Linter linter;

    public LintService(Workspace workspace, MigrationService migrations, ScratchSchema scratch, Linter linter) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.scratch = scratch;
        this.linter = linter;
    }

    /** The pure part: for an editor, which asks for a {@link #context} when it opens a script and then checks each text. */
    public Linter linter() {
        return linter;
    }

    /**
     * All scripts of the workspace, undo scripts too.
     *
     * @throws Problem CONFIG_UNREADABLE; those of a folder or a history that cannot be read
     */
    public List<LintFinding> all(Cancellation cancellation) {
        Surroundings around = surroundings();
        List<LintFinding> found = new ArrayList<>();
        for (Migration migration : around.folder().migrations()) {
            cancellation.check("the look through the scripts");
            found.addAll(of(migration, around));
        }
        return found;
    }

    /** A migration's script and its undo script. */
    public List<LintFinding> of(Migration migration) {
        return of(migration, surroundings());
    }

    /** The scripts that a plan runs: a migrate's own, a roll back's undo scripts. */
    public List<LintFinding> of(Plan plan) {
        Surroundings around = surroundings();
        List<LintFinding> found = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            found.addAll(step.direction() == Direction.MIGRATE ? script(step.migration(), around) : undoScript(step.migration(), around));
        }
        return found;
    }

    /**
     * These files only. One that lies outside of the workspace's folders is looked at as the next migration.
     *
     * @throws Problem MIGRATION_UNREADABLE
     */
    public List<LintFinding> files(List<Path> files) {
        Surroundings around = surroundings();
        return files.stream().flatMap(file -> linter.check(read(file), file.getFileName().toString(), context(file, around)).stream()).toList();
    }

    /** What is known around a script, which need not exist yet: an unknown name is the next migration, or its undo script. */
    public LintContext context(Path file) {
        return context(file, surroundings());
    }

    /** What is read once for all scripts. */
    private record Surroundings(MigrationFolder folder, List<Migration> versioned, List<Path> edited, List<VersionControl> control, LintSettings settings) { }

    private Surroundings surroundings() {
        LintSettings settings = LintSettings.in(workspace);
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        List<Path> edited = !workspace.hasDatabase() ? List.of() : migrations.timeline().layers().stream().filter(layer -> layer.state() == MigrationState.CHANGED)
            .map(Layer::migration).flatMap(Optional::stream).map(Migration::script).toList();
        return new Surroundings(folder, folder.migrations().stream().filter(m -> !m.repeatable()).toList(), edited, workspace.migrationFolders().stream().map(VersionControl::of).toList(), settings);
    }

    private List<LintFinding> of(Migration migration, Surroundings around) {
        List<LintFinding> found = new ArrayList<>(script(migration, around));
        found.addAll(undoScript(migration, around));
        return found;
    }

    private List<LintFinding> script(Migration migration, Surroundings around) {
        return linter.check(migration.sql(), migration.fileName(), context(migration, around));
    }

    private List<LintFinding> undoScript(Migration migration, Surroundings around) {
        return migration.undo().map(file -> linter.check(migration.undoText().orElse(""), file.getFileName().toString(), undoContext(migration, file, around))).orElse(List.of());
    }

    private LintContext context(Path file, Surroundings around) {
        Path wanted = file.toAbsolutePath().normalize();
        for (Migration migration : around.folder().migrations()) {
            if (migration.script().equals(wanted)) {
                return context(migration, around);
            }
            if (migration.undo().filter(wanted::equals).isPresent()) {
                return undoContext(migration, wanted, around);
            }
        }
        return on(around.versioned().size(), around.versioned().size(), LintContext.of(around.settings()), around).file(control(wanted, around), false);
    }

    private LintContext context(Migration migration, Surroundings around) {
        int index = migration.repeatable() ? around.versioned().size() : around.versioned().indexOf(migration);
        int all = around.versioned().size();
        LintContext context = on(index < 0 ? all : index, all, LintContext.of(around.settings()), around)
            .file(control(migration.script(), around), around.edited().contains(migration.script()));
        if (migration.repeatable()) {
            return context;
        }
        List<String> flaws = index < 0 || migration.undo().isEmpty() || context.before().isEmpty() ? List.of() : at(index + 1, around)
            .map(after -> UndoProof.flaws(context.before().orElseThrow(), after, migration.undoText().orElse(""))).orElse(List.of());
        return context.undo(migration.undo().isPresent(), flaws);
    }

    private LintContext undoContext(Migration migration, Path file, Surroundings around) {
        int index = around.versioned().indexOf(migration);
        return on(index + 1, index, LintContext.of(around.settings()), around).file(control(file, around), false);
    }

    /** With the schema after so many of the scripts, if that can be built, and the one that is the last. */
    private LintContext on(int before, int latest, LintContext context, Surroundings around) {
        return at(before, around).map(schema -> context.on(schema, at(latest, around).orElse(schema))).orElse(context);
    }

    private Optional<Schema> at(int count, Surroundings around) {
        try {
            // The whole run first: the parts of it are then known.
            return Optional.of(scratch.afterFirst(around.versioned(), count));
        } catch (Problem failure) {
            if (failure.code() != ProblemCode.SCRATCH_FAILED) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static Optional<LintContext.Control> control(Path file, Surroundings around) {
        return around.control().stream().map(control -> control.says(file)).flatMap(Optional::stream).findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.MIGRATION_UNREADABLE, "file", file.getFileName(), "detail", Texts.reason(failure));
        }
    }
}
