package dev.tidemark.cli;

import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.SqlStatement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Migrations and plans as JSON. */
final class TimelineJson {
    private TimelineJson() { }

    static Object version(Optional<Version> version) {
        return version.map(Version::toString);
    }

    static Map<String, Object> layer(Layer layer) {
        return Json.object("version", layer.version(), "description", layer.description(), "state", layer.state().word(),
            "script", layer.migration().map(Migration::fileName).or(() -> layer.applied().map(HistoryRow::script)), "undoScript", layer.hasUndoScript(),
            "appliedAt", layer.applied().map(HistoryRow::installedOn), "appliedBy", layer.applied().map(HistoryRow::installedBy),
            "milliseconds", layer.applied().map(HistoryRow::milliseconds), "undoneAt", layer.undone().map(HistoryRow::installedOn));
    }

    static Map<String, Object> plan(Plan plan) {
        return Json.object("direction", plan.direction().verb(), "from", version(plan.from()), "to", version(plan.to()), "oneByOne", plan.transactions() == Transactions.ONE_EACH,
            "steps", plan.steps().stream().map(TimelineJson::step).toList());
    }

    private static Map<String, Object> step(PlanStep step) {
        return Json.object("version", step.migration().version(), "description", step.migration().description(), "script", step.fileName(),
            "statements", step.statements().stream().map(SqlStatement::text).toList(),
            "losses", step.losses().stream().map(TimelineJson::loss).toList(), "impacts", step.impacts().stream().map(TimelineJson::impact).toList(), "lossesUnknownBecause", step.forecastGap(),
            "structureComesBack", step.structureComesBack(), "dataComesBack", step.dataComesBack());
    }

    private static Map<String, Object> impact(Impact impact) {
        return Json.object("kind", impact.kind().name().toLowerCase(Locale.ROOT), "table", impact.table(), "column", impact.column(), "values", impact.values(), "sentence", impact.sentence());
    }

    private static Map<String, Object> loss(Impact loss) {
        return Json.object("table", loss.table(), "column", loss.column(), "values", loss.values());
    }
}
