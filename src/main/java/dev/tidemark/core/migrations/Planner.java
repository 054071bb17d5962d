package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.flyway.FlywayReader;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes plans of a timeline: which migrations run, with which statements, and what they take away. Reads only. */
final class Planner {
    private final Timeline timeline;
    private final MigrationFolder folder;
    private final Supplier<List<Backup>> backups;
    private final Map<Version, String> proposed;

    /** @param backups newest first; asked only when an undo script is missing, to name the backup that goes back without one */
    Planner(Timeline timeline, MigrationFolder folder, Supplier<List<Backup>> backups) {
        this(timeline, folder, backups, Map.of());
    }

    /** @param proposed undo scripts that are not saved yet, by the version that they undo */
    Planner(Timeline timeline, MigrationFolder folder, Supplier<List<Backup>> backups, Map<Version, String> proposed) {
        this.proposed = proposed;
        this.timeline = timeline;
        this.folder = folder;
        this.backups = backups;
    }

    /**
     * Makes the plan.
     *
     * @throws Problem when the target is unknown, not applied or in the wrong direction, when an undo script is missing, when Flyway would refuse the
     *     folder or the history, or when a script is not safe to run
     */
    Plan plan(Direction direction, Target target, ImpactForecast forecast) throws SQLException {
        return plan(direction, select(direction, target), forecast);
    }

    /**
     * Makes the plan that runs a late migration where it stands, after migrations of higher versions.
     *
     * @throws Problem TARGET_WRONG_WAY unless the migration is late, and those of {@link #plan(Direction, Target, ImpactForecast)}
     */
    Plan planOutOfOrder(Version version, ImpactForecast forecast) throws SQLException {
        return plan(Direction.MIGRATE, late(List.of(version)), forecast);
    }

    private Plan plan(Direction direction, Selection selection, ImpactForecast forecast) throws SQLException {
        List<PlanStep> steps = new ArrayList<>();
        FlywayReader flyway = new FlywayReader();
        for (Migration migration : selection.migrations()) {
            Path script = script(direction, migration);
            String text = text(direction, migration);
            List<SqlStatement> statements = SqlScript.split(text);
            ScriptSafety.require(script, statements);
            if (direction == Direction.MIGRATE) {
                requireSameReading(flyway, script, text, statements);
            }
            ImpactForecast.Told told = forecast.of(statements);
            steps.add(new PlanStep(direction, migration, script, statements, told.impacts(), told.gap()));
        }
        return new Plan(direction, timeline.current(), selection.to(), List.copyOf(steps));
    }

    /** @throws Problem PLAN_OUTDATED when a plan made now would run other scripts, or other words in them */
    void requireUnchanged(Plan plan, Target target) {
        Selection now = plan.outOfOrder() ? late(plan.steps().stream().map(step -> step.migration().version()).toList()) : select(plan.direction(), target);
        boolean same = plan.from().equals(timeline.current()) && plan.to().equals(now.to()) && plan.steps().size() == now.migrations().size();
        for (int i = 0; same && i < plan.steps().size(); i++) {
            same = isStill(plan.steps().get(i), now.migrations().get(i));
        }
        if (!same) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "it was made for " + Timeline.label(plan.from()) + " with " + Texts.count(plan.steps().size(), "step", "steps")
                + ", and now it would start at " + timeline.currentLabel() + " with " + Texts.count(now.migrations().size(), "step", "steps") + " or with other scripts");
        }
    }

    /** What runs: the migrations in their order, and the version afterwards. */
    private record Selection(Optional<Version> to, List<Migration> migrations) { }

    private Selection select(Direction direction, Target target) {
        return direction == Direction.MIGRATE ? upTo(target) : downTo(target);
    }

    private Selection upTo(Target target) {
        requireFitFolder();
        requireAgreement(timeline.troubled());
        Optional<Version> to = switch (target) {
            case Target.Latest _ -> folder.highest();
            case Target.To(Version version) -> Optional.of(known(version));
            case Target.Base _, Target.Back _ -> throw wrongWay("base", Direction.MIGRATE, "To take migrations back, roll back instead.");
        };
        if (to.isPresent() && timeline.current().isPresent() && to.get().compareTo(timeline.current().get()) < 0) {
            if (target instanceof Target.To(Version version)) {
                throw wrongWay(version.label(), Direction.MIGRATE, "To go down to " + version.label() + ", roll back instead.");
            }
            to = timeline.current();
        }
        Optional<Version> end = to;
        requireNoBaselineScript(end);
        return new Selection(to.or(timeline::current), timeline.pending().stream().map(layer -> layer.migration().orElseThrow())
            .filter(migration -> migration.repeatable() || migration.version().compareTo(end.orElseThrow()) <= 0).toList());
    }

    /**
     * The layers that a roll back would undo, newest first, whether they have undo scripts or not.
     *
     * @throws Problem as {@link #plan} for the target
     */
    List<Layer> undoneBy(Target target) {
        Optional<Version> to = end(target);
        return recorded().reversed().stream().filter(layer -> to.isEmpty() || layer.version().compareTo(to.get()) > 0).toList();
    }

    private Selection late(List<Version> versions) {
        requireFitFolder();
        requireAgreement(timeline.troubled().stream().filter(layer -> layer.state() != MigrationState.LATE).toList());
        return new Selection(timeline.current(), versions.stream().map(version -> timeline.layer(known(version)).filter(layer -> layer.state() == MigrationState.LATE)
            .flatMap(Layer::migration).orElseThrow(() -> wrongWay(version.label(), Direction.MIGRATE, version.label() + " is not late; migrate as usual."))).toList());
    }

    private Selection downTo(Target target) {
        return new Selection(end(target), undoneBy(target).stream().map(this::undoable).toList());
    }

    private List<Layer> recorded() {
        return timeline.inDatabase().stream().filter(layer -> layer.state() != MigrationState.BASELINE).toList();
    }

    private Optional<Version> end(Target target) {
        List<Layer> applied = recorded();
        requireAboveBaseline(target);
        Optional<Version> to = switch (target) {
            case Target.Base _ -> Optional.empty();
            case Target.Back(int steps) -> back(steps, applied);
            case Target.To(Version version) -> Optional.of(appliedVersion(known(version)));
            case Target.Latest _ -> throw wrongWay("latest", Direction.ROLL_BACK, "To go up, migrate instead.");
        };
        requireAgreement(applied.stream().filter(layer -> to.isPresent() && layer.version().compareTo(to.get()) <= 0)
            .filter(layer -> layer.state() == MigrationState.CHANGED || layer.state() == MigrationState.MISSING).toList());
        return to;
    }

    private Optional<Version> back(int steps, List<Layer> applied) {
        if (steps > applied.size()) {
            throw wrongWay(Texts.count(steps, "step", "steps") + " back", Direction.ROLL_BACK,
                "Only " + Texts.count(applied.size(), "migration is", "migrations are") + " applied" + timeline.baseline().map(b -> " above the baseline " + b.label()).orElse("")
                    + "; to undo all of them, roll back to " + Timeline.label(timeline.baseline()) + ".");
        }
        return steps == applied.size() ? timeline.baseline() : Optional.of(applied.get(applied.size() - 1 - steps).version());
    }

    /** Where nothing is applied, Flyway begins with the highest baseline script up to the target. */
    private void requireNoBaselineScript(Optional<Version> to) {
        if (timeline.current().isEmpty()) {
            folder.baselines().stream().filter(b -> to.isEmpty() || b.version().compareTo(to.get()) <= 0).reduce((a, b) -> b).ifPresent(baseline -> {
                throw Problem.of(ProblemCode.BASELINE_SCRIPT, "file", baseline.fileName());
            });
        }
    }

    private void requireAboveBaseline(Target target) {
        boolean below = switch (target) {
            case Target.Base _ -> true;
            case Target.To(Version version) -> timeline.baseline().filter(baseline -> version.compareTo(baseline) < 0).isPresent();
            case Target.Back _, Target.Latest _ -> false;
        };
        if (below && timeline.baseline().isPresent()) {
            String label = timeline.baseline().get().label();
            throw wrongWay(target instanceof Target.To(Version version) ? version.label() : "base", Direction.ROLL_BACK,
                "Its history begins with the baseline " + label + ", and nothing is recorded below that: name " + label + " or a version above it.");
        }
    }

    private static Path script(Direction direction, Migration migration) {
        return direction == Direction.MIGRATE ? migration.script() : migration.undoScript();
    }

    private String text(Direction direction, Migration migration) {
        return direction == Direction.MIGRATE ? migration.sql() : proposed.containsKey(migration.version()) ? proposed.get(migration.version()) : ScriptFile.read(migration.undoScript());
    }

    private boolean isStill(PlanStep step, Migration now) {
        return step.migration().equals(now)
            && (step.direction() == Direction.MIGRATE || step.statements().equals(SqlScript.split(text(step.direction(), now))));
    }

    private static void requireSameReading(FlywayReader flyway, Path script, String text, List<SqlStatement> statements) {
        flyway.differsAt(text, statements).ifPresent(line -> {
            throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", script.getFileName(), "line", line,
                "detail", "Flyway reads this statement otherwise than SQLite does, so the script would do something else where stock Flyway runs it");
        });
    }

    private void requireFitFolder() {
        if (!folder.badlyNamed().isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_BADLY_NAMED, "files", folder.badlyNamed().stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", ")));
        }
        folder.unfit().forEach((file, reason) -> {
            throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", file.getFileName(), "line", 1, "detail", reason);
        });
    }

    /** Flyway would refuse the history with any of these in it, so nothing begins that could only end in that refusal. */
    private static void requireAgreement(List<Layer> troubled) {
        if (!troubled.isEmpty()) {
            throw Problem.of(ProblemCode.HISTORY_REFUSED, "detail", troubled.stream()
                .map(layer -> layer.versionLabel() + " is " + layer.state().word()).collect(Collectors.joining(", ")));
        }
    }

    private Version known(Version version) {
        return timeline.layer(version).map(Layer::version)
            .orElseThrow(() -> Problem.of(ProblemCode.VERSION_UNKNOWN, "version", version, "known", folder.versions()));
    }

    private Version appliedVersion(Version version) {
        if (timeline.layer(version).filter(layer -> layer.state().inDatabase()).isEmpty()) {
            throw wrongWay(version.label(), Direction.ROLL_BACK, "To go up to " + version.label() + ", migrate instead.");
        }
        return version;
    }

    private Problem wrongWay(String target, Direction direction, String advice) {
        return Problem.of(ProblemCode.TARGET_WRONG_WAY, "target", target, "verb", direction.verb(), "current", timeline.currentLabel(), "advice", advice);
    }

    private Migration undoable(Layer layer) {
        if (layer.state() == MigrationState.MISSING) {
            throw Problem.of(ProblemCode.SCRIPT_MISSING, "version", layer.version().label(), "script", layer.applied().map(HistoryRow::script).orElse(layer.description()), "backup", backupWords(layer));
        }
        return layer.migration().map(this::withProposed).filter(migration -> migration.undo().isPresent() && layer.state() != MigrationState.BASELINE)
            .orElseThrow(() -> Problem.of(ProblemCode.UNDO_MISSING, "version", layer.version(),
                "file", "U" + layer.version() + "__" + layer.description().replace(' ', '_') + ".sql", "backup", backupWords(layer)));
    }

    private Migration withProposed(Migration migration) {
        return !proposed.containsKey(migration.version()) ? migration : new Migration(migration.version(), migration.description(), migration.script(), migration.sql(), migration.checksum(),
            migration.undoPath());
    }

    private String backupWords(Layer layer) {
        return layer.applied().flatMap(row -> MatchingBackup.before(row, backups.get()))
            .map(b -> "or restore the newest backup from before " + layer.versionLabel() + ", “tidemark restore " + b.name() + "”: rows written since then go with it")
            .orElse("there is no backup from before " + layer.versionLabel() + " was applied");
    }
}
