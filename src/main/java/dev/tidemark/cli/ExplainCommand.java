package dev.tidemark.cli;

import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.Parameter;
import dev.tidemark.core.query.QueryPlan;
import dev.tidemark.core.query.QueryPlan.Cost;
import dev.tidemark.core.query.QueryPlan.Step;
import dev.tidemark.core.query.QueryService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Show how SQLite would run a statement, what it reads in full and which index would help.")
final class ExplainCommand extends Subcommand {
    @Parameters(paramLabel = "SQL", description = "The statement, which is not run; “-” reads it from standard input.")
    private String sql;

    @Override Outcome run(Context context) {
        QueryService queries = context.services().queries();
        List<QueryPlan> plans = new ArrayList<>();
        for (Deed deed : queries.deeds(QueryInput.text(sql), true)) {
            Map<String, Object> values = new HashMap<>();
            Parameter.names(List.of(deed)).forEach(name -> values.put(name, null));
            plans.add(queries.plan(deed, values, context.cancellation()));
        }
        return Outcome.done(Json.object("plans", plans.stream().map(ExplainCommand::json).toList()), page -> plans.forEach(plan -> show(page, plan)));
    }

    private static void show(Page page, QueryPlan plan) {
        if (plan.steps().isEmpty()) {
            page.line("SQLite has no plan for this statement: it reads no table.");
            return;
        }
        plan.steps().forEach(step -> show(page, step, ""));
        page.blank().line(plan.fullScans() == 0 ? "Nothing is read in full." : plan.fullScans() == 1 ? "One table is read in full." : plan.fullScans() + " tables are read in full.");
        plan.advice().forEach(advice -> {
            page.blank().line(page.style().strong("An index would help: ") + advice.reason()).line("  " + advice.sql());
            page.next("put it into a new migration: " + page.command("new \"Add " + advice.name() + "\""));
        });
    }

    private static void show(Page page, Step step, String indent) {
        page.line(indent + (step.cost() == Cost.FINE ? "  " : page.style().mark() + " ") + step.text() + switch (step.cost()) {
            case FULL_SCAN -> "  (reads all rows)";
            case OWN_INDEX -> "  (makes an index for this run)";
            case SORT -> "  (sorts all rows first)";
            case FINE -> "";
        });
        step.steps().forEach(inner -> show(page, inner, indent + "  "));
    }

    private static Map<String, Object> json(QueryPlan plan) {
        return Json.object("fullScans", plan.fullScans(), "steps", plan.steps().stream().map(ExplainCommand::json).toList(),
            "advice", plan.advice().stream().map(a -> Json.object("index", a.name(), "table", a.table(), "columns", a.columns(), "sql", a.sql(), "undo", a.undo(), "reason", a.reason())).toList());
    }

    private static Map<String, Object> json(Step step) {
        return Json.object("text", step.text(), "cost", step.cost().name().toLowerCase(Locale.ROOT), "steps", step.steps().stream().map(ExplainCommand::json).toList());
    }
}
