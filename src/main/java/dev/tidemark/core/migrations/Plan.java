package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a migrate or a roll back will do, as a value: the preview shows it, the dry run prints it and the run executes it.
 *
 * @param from the version now; empty at base
 * @param to the version afterwards; empty at base
 * @param steps in the order in which they run; empty when there is nothing to do
 * @param transactions whether a failure takes back all of the run, or only the step that failed
 */
public record Plan(Direction direction, Optional<Version> from, Optional<Version> to, List<PlanStep> steps, Transactions transactions) {
    /** A plan that is done as a whole or not at all. */
    public Plan(Direction direction, Optional<Version> from, Optional<Version> to, List<PlanStep> steps) {
        this(direction, from, to, steps, Transactions.ALL_OR_NOTHING);
    }

    /** The same plan with other bounds for its transactions. */
    public Plan with(Transactions bounds) {
        return new Plan(direction, from, to, steps, bounds);
    }

    public boolean empty() {
        return steps.isEmpty();
    }

    /** Whether migrations run late, in a database that is above their versions already: what Flyway does with {@code outOfOrder=true}. */
    public boolean outOfOrder() {
        return direction == Direction.MIGRATE && from.isPresent()
            && steps.stream().anyMatch(step -> !step.migration().repeatable() && step.migration().version().compareTo(from.get()) < 0);
    }

    /** "Migrate to V9", "Roll back to base", "Run V2.5 out of order". */
    public String title() {
        if (outOfOrder()) {
            return "Run " + steps.stream().map(step -> step.migration().version().label()).collect(Collectors.joining(", ")) + " out of order";
        }
        return (direction == Direction.MIGRATE ? "Migrate to " : "Roll back to ") + Timeline.label(to);
    }

    /** All losses of all steps. */
    public List<Impact> losses() {
        return steps.stream().flatMap(step -> step.losses().stream()).toList();
    }

    /** The text of each script that a migrate applies, by file name; empty for a roll back. */
    Map<String, String> appliedScripts() {
        return appliedScripts(steps.size());
    }

    /** The text of the scripts of the first steps. */
    Map<String, String> appliedScripts(int done) {
        return steps.stream().limit(done).filter(step -> step.direction() == Direction.MIGRATE).map(PlanStep::migration)
            .collect(Collectors.toMap(Migration::fileName, Migration::sql, (first, second) -> second));
    }

    /** All that happens to the data that is there now, losses too. */
    public List<Impact> impacts() {
        return steps.stream().flatMap(step -> step.impacts().stream()).toList();
    }

    /** How many statements run in all. */
    public int statementCount() {
        return steps.stream().mapToInt(step -> step.statements().size()).sum();
    }

    /** One sentence: "3 migrations are undone, newest first, in one transaction." */
    public String sentence() {
        if (empty()) {
            return "Nothing to do: the database is at " + Timeline.label(from) + ".";
        }
        String what = Texts.count(steps.size(), "migration", "migrations") + (steps.size() == 1 ? " is " : " are ");
        return what + (direction == Direction.MIGRATE ? "applied" : "undone") + (steps.size() == 1 ? "" : direction == Direction.MIGRATE ? ", oldest first" : ", newest first") + ", " + transactions.words() + ".";
    }

    /** The plan as a script that a person can read, save or run by hand: each step with a heading, each statement as it will be executed. */
    public String sql() {
        return "-- " + (empty() ? "" : title() + ": ") + sentence() + "\n\n" + steps.stream()
            .map(step -> "-- " + step.sentence() + " (" + step.fileName() + ")\n"
                + step.impacts().stream().map(impact -> (impact.isLoss() ? "-- ! " : "-- ") + impact.sentence() + "\n").collect(Collectors.joining())
                + (step.forecastGap() == null ? "" : "-- ? " + step.forecastGap().replaceAll("\\s+", " ") + "\n")
                + step.statements().stream().map(statement -> statement.text() + ";\n").collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n"));
    }
}
