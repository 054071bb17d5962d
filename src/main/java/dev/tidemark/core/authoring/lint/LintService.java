package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Git;
import dev.tidemark.core.common.GitFolder;
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
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks through the scripts of a workspace. Reads scripts and history, asks git, runs scripts on empty databases in memory; nothing is changed. Blocking. */
public final class LintService {
    /** So many scripts are tried by themselves sooner than with all that stand before them. */
    private static final int ALONE = 5;

    private final Workspace workspace;
    private final MigrationService migrations;
    private final Trials trials;
    private final Linter linter;

    public LintService(Workspace workspace, MigrationService migrations, ScratchSchema scratch, Linter linter) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.trials = new Trials(scratch);
        this.linter = linter;
    }

    /** The pure part: for an editor, which asks for a {@link #context} when it opens a script and then checks each text. */
    public Linter linter() {
        return linter;
    }

    /**
     * All scripts of the workspace, undo scripts too.
     *
     * @throws Problem CONFIG_UNREADABLE, CANCELLED; those of a folder or a history that cannot be read
     */
    public List<LintFinding> all(Cancellation cancellation) {
        return look().more(Integer.MAX_VALUE / 2, cancellation).values().stream().flatMap(List::stream).toList();
    }

    /**
     * Begins a look through all scripts, in parts, so that the first findings can be shown before the last ones are known.
     *
     * @throws Problem as {@link #all}
     */
    public Look look() {
        return new Look(surroundings());
    }

    /** A look through all scripts, from the oldest migration on; folder, history and git are read once, at its beginning. For one thread at a time. */
    public final class Look {
        private final Surroundings around;
        private int next;

        private Look(Surroundings around) {
            this.around = around;
        }

        /**
         * The findings of some more migrations by their scripts, undo scripts included; a migration without findings has an empty list.
         *
         * @return empty when all have been looked through
         * @throws Problem CANCELLED
         */
        public SequencedMap<Path, List<LintFinding>> more(int count, Cancellation cancellation) {
            List<Migration> part = around.folder().migrations().subList(next, Math.min(next + count, around.folder().migrations().size()));
            part.stream().mapToInt(around::index).max().ifPresent(last -> trials.all(around.versioned().subList(0, last + 1), cancellation));
            SequencedMap<Path, List<LintFinding>> found = new LinkedHashMap<>();
            for (Migration migration : part) {
                cancellation.check("the look through the scripts");
                found.put(migration.script(), LintService.this.of(migration, around));
            }
            next += part.size();
            return found;
        }
    }

    /** A migration's script and its undo script. */
    public List<LintFinding> of(Migration migration) {
        return of(migration, surroundings());
    }

    /**
     * The scripts that a plan runs: a migrate's own, a roll back's undo scripts.
     *
     * @throws Problem as {@link #all}
     */
    public List<LintFinding> of(Plan plan, Cancellation cancellation) {
        Surroundings around = surroundings();
        if (plan.steps().size() > ALONE) {
            plan.steps().stream().mapToInt(step -> around.index(step.migration())).max().ifPresent(last -> trials.all(around.versioned().subList(0, last + 1), cancellation));
        }
        List<LintFinding> found = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            cancellation.check("the look through the scripts");
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

    /** For an editor, which asks for this when it opens a script. @param script its file, which need not exist yet: an unknown name is the next migration */
    public EditedScripts edited(Path script) {
        return new EditedScripts(linter, context(script));
    }

    /** What is read once for all scripts. */
    private record Surroundings(MigrationFolder folder, List<Migration> versioned, Map<Path, Integer> places, Optional<Schema> latest, Set<Path> edited, List<GitFolder> control, LintSettings settings) {
        /** The place among those with versions; -1 for a repeatable one. */
        int index(Migration migration) {
            return places.getOrDefault(migration.script(), -1);
        }
    }

    private Surroundings surroundings() {
        LintSettings settings = LintSettings.in(workspace);
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        List<Migration> versioned = folder.fromNothing();
        Map<Path, Integer> places = new HashMap<>();
        versioned.forEach(migration -> places.put(migration.script(), places.size()));
        Set<Path> edited = SqliteFile.isNothing(workspace.databaseFile()) ? Set.of() : migrations.timeline().layers().stream().filter(layer -> layer.state() == MigrationState.CHANGED)
            .map(Layer::migration).flatMap(Optional::stream).map(Migration::script).collect(Collectors.toSet());
        return new Surroundings(folder, versioned, places, trials.schema(versioned, versioned.size()), edited, workspace.migrationFolders().stream().map(migrationFolder -> GitFolder.of(new Git(), migrationFolder)).toList(), settings);
    }

    private List<LintFinding> of(Migration migration, Surroundings around) {
        List<LintFinding> found = new ArrayList<>(script(migration, around));
        found.addAll(undoScript(migration, around));
        return found;
    }

    private List<LintFinding> script(Migration migration, Surroundings around) {
        int index = around.index(migration);
        DryRun tried = index < 0 ? null : trials.of(around.versioned(), index).there();
        return linter.check(migration.sql(), migration.fileName(), context(migration, around), tried);
    }

    private List<LintFinding> undoScript(Migration migration, Surroundings around) {
        int index = around.index(migration);
        Trial trial = index < 0 ? Trial.UNKNOWN : trials.of(around.versioned(), index);
        return migration.undo().map(file -> linter.check(migration.undoText().orElse(""), file.getFileName().toString(), undoContext(trial, file, around), trial.back())).orElse(List.of());
    }

    private LintContext context(Path file, Surroundings around) {
        Path wanted = file.toAbsolutePath().normalize();
        for (Migration migration : around.folder().migrations()) {
            if (migration.script().equals(wanted)) {
                return context(migration, around);
            }
            if (migration.undo().filter(wanted::equals).isPresent()) {
                int index = around.index(migration);
                return undoContext(index < 0 ? Trial.UNKNOWN : trials.of(around.versioned(), index), wanted, around);
            }
        }
        return on(around.latest(), around, LintContext.of(around.settings())).file(control(wanted, around), false);
    }

    private LintContext context(Migration migration, Surroundings around) {
        LintContext context = LintContext.of(around.settings()).file(control(migration.script(), around), around.edited().contains(migration.script()));
        int index = around.index(migration);
        if (index < 0) {
            return on(around.latest(), around, context);
        }
        Trial trial = trials.of(around.versioned(), index);
        return on(trial.before(), around, context).undo(migration.undo().isPresent(), trial.flaws());
    }

    private static LintContext undoContext(Trial trial, Path file, Surroundings around) {
        LintContext context = LintContext.of(around.settings()).file(control(file, around), false);
        return trial.there().after().map(after -> context.on(after, trial.before().orElse(after))).orElse(context);
    }

    /** On that schema, if it is known, with the one after all of the folder, or the same where those do not all run. */
    private LintContext on(Optional<Schema> before, Surroundings around, LintContext context) {
        return before.map(schema -> context.on(schema, around.latest().orElse(schema))).orElse(context);
    }

    private static Optional<GitFolder.State> control(Path file, Surroundings around) {
        return around.control().stream().map(control -> control.state(file)).flatMap(Optional::stream).findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.MIGRATION_UNREADABLE, "file", file.getFileName(), "detail", Texts.reason(failure), "advice", "See that the file is there and is UTF-8 text, then try again.");
        }
    }
}
