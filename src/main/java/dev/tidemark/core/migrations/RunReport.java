package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did, step by step.
 *
 * @param plan the plan that was executed
 * @param times how long each step took, in the plan's order
 * @param backup the backup that was taken before; empty when none was asked for or nothing was to be done
 * @param gone for each of them, how many rows of each table went that is still there, counted in the run; empty where nobody counted
 */
public record RunReport(Plan plan, List<Duration> times, Optional<Backup> backup, List<Map<String, Long>> gone) {
    /** Of a run whose rows nobody counted, or not yet. */
    public RunReport(Plan plan, List<Duration> times, Optional<Backup> backup) {
        this(plan, times, backup, List.of());
    }

    /** What went: the columns and tables that the plan named, and the rows as they were counted in the run, those that triggers and REPLACE took among them. */
    public List<Impact> losses() {
        List<Impact> losses = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Map<String, Long> counted = i < gone.size() ? gone.get(i) : Map.of();
            plan.steps().get(i).losses().stream().filter(loss -> loss.kind() != Impact.Kind.ROWS_DELETED || counted.keySet().stream().noneMatch(loss.table()::equalsIgnoreCase)).forEach(losses::add);
            counted.forEach((table, rows) -> losses.add(new Impact(Impact.Kind.ROWS_DELETED, table, null, rows)));
        }
        return losses;
    }

    /** "Migrated V5 → V7: 2 migrations in 53 ms." */
    public String sentence() {
        if (plan.empty()) {
            return plan.sentence();
        }
        Duration all = times.stream().reduce(Duration.ZERO, Duration::plus);
        if (plan.from().equals(plan.to())) {
            return "Ran " + Texts.count(times.size(), "migration", "migrations") + " at " + Timeline.label(plan.to()) + " in " + Texts.duration(all) + ".";
        }
        return (plan.direction() == Direction.MIGRATE ? "Migrated " : "Rolled back ") + Timeline.label(plan.from()) + " → " + Timeline.label(plan.to())
            + ": " + Texts.count(times.size(), "migration", "migrations") + " in " + Texts.duration(all) + ".";
    }

    /** One line per step: "Applied V7 widen document filename, 6 statements, 12 ms", followed by one for each table that lost rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            PlanStep step = plan.steps().get(i);
            lines.add((step.direction() == Direction.MIGRATE ? "Applied " : "Undid ") + step.migration().label() + ", "
                + Texts.count(step.statements().size(), "statement", "statements") + ", " + Texts.duration(times.get(i)));
            if (i < gone.size()) {
                gone.get(i).forEach((table, rows) -> lines.add("Gone with it: " + table + ", " + Texts.count(rows, "row", "rows")));
            }
        }
        return lines;
    }
}
