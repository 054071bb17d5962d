package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes plans of a timeline: which migrations run, with which statements, and what they take away. Reads only. */
final class Planner {
    private final Timeline timeline;
    private final MigrationFolder folder;
    private final Supplier<List<Backup>> backups;

    /** @param backups newest first; asked only when an undo script is missing, to name the backup that goes back without one */
    Planner(Timeline timeline, MigrationFolder folder, Supplier<List<Backup>> backups) {
        this.timeline = timeline;
        this.folder = folder;
        this.backups = backups;
    }

    /** @throws Problem when the target is unknown or below, or when Flyway would refuse the folder or the history */
    Plan migrate(Target target, ImpactForecast forecast) throws SQLException {
        requireFitFolder();
        requireAgreement();
        Optional<Version> to = switch (target) {
            case Target.Latest _ -> folder.migrations().stream().filter(m -> !m.repeatable()).map(Migration::version).reduce((a, b) -> b);
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
        List<Migration> run = timeline.pending().stream().map(layer -> layer.migration().orElseThrow())
            .filter(migration -> migration.repeatable() || migration.version().compareTo(end.orElseThrow()) <= 0).toList();
        return plan(Direction.MIGRATE, to.or(timeline::current), run, forecast);
    }

    /** @throws Problem when the target is unknown, above or not applied, or when an undo script is missing */
    Plan rollBack(Target target, ImpactForecast forecast) throws SQLException {
        List<Layer> applied = timeline.inDatabase();
        Optional<Version> to = switch (target) {
            case Target.Base _ -> Optional.empty();
            case Target.Back(int steps) -> applied.size() <= steps ? Optional.empty() : Optional.of(applied.get(applied.size() - 1 - steps).version());
            case Target.To(Version version) -> Optional.of(appliedVersion(known(version)));
            case Target.Latest _ -> throw wrongWay("latest", Direction.ROLL_BACK, "To go up, migrate instead.");
        };
        List<Migration> undo = applied.reversed().stream()
            .filter(layer -> to.isEmpty() || layer.version().compareTo(to.get()) > 0).map(this::undoable).toList();
        return plan(Direction.ROLL_BACK, to, undo, forecast);
    }

    private Plan plan(Direction direction, Optional<Version> to, List<Migration> migrations, ImpactForecast forecast) throws SQLException {
        List<PlanStep> steps = new ArrayList<>();
        for (Migration migration : migrations) {
            Path script = direction == Direction.MIGRATE ? migration.script() : migration.undoScript();
            List<SqlStatement> statements = direction == Direction.MIGRATE ? migration.statements() : SqlScript.split(ScriptFile.read(script));
            ScriptSafety.require(script, statements);
            List<Impact> losses = forecast.of(statements);
            steps.add(new PlanStep(direction, migration, script, statements, losses, forecast.gap()));
        }
        return new Plan(direction, timeline.current(), to, List.copyOf(steps));
    }

    private void requireFitFolder() {
        if (!folder.badlyNamed().isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_BADLY_NAMED, "files", folder.badlyNamed().stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", ")));
        }
        folder.unfit().forEach((file, reason) -> {
            throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", file.getFileName(), "line", 1, "detail", reason);
        });
    }

    private void requireAgreement() {
        List<Layer> troubled = timeline.troubled();
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
        return layer.migration().filter(migration -> migration.undo().isPresent() && layer.state() != MigrationState.BASELINE)
            .orElseThrow(() -> Problem.of(ProblemCode.UNDO_MISSING, "version", layer.version(),
                "file", "U" + layer.version() + "__" + layer.description().replace(' ', '_') + ".sql", "backup", backupWords(layer)));
    }

    private String backupWords(Layer layer) {
        return layer.applied().flatMap(row -> MatchingBackup.before(row, backups.get()))
            .map(b -> "or restore the newest backup from before " + layer.versionLabel() + ", “tidemark restore " + b.name() + "”: rows written since then go with it")
            .orElse("there is no backup from before " + layer.versionLabel() + " was applied");
    }
}
