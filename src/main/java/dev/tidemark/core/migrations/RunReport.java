package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run did, step by step.
 *
 * @param plan the plan that was executed
 * @param times how long each step took, in the plan's order
 * @param backup the backup that was taken before; empty when none was asked for or nothing was to be done
 */
public record RunReport(Plan plan, List<Duration> times, Optional<Backup> backup) {
    /** "Migrated V5 → V7: 2 migrations in 53 ms." */
    public String sentence() {
        if (plan.empty()) {
            return plan.sentence();
        }
        Duration all = times.stream().reduce(Duration.ZERO, Duration::plus);
        return (plan.direction() == Direction.MIGRATE ? "Migrated " : "Rolled back ") + Timeline.label(plan.from()) + " → " + Timeline.label(plan.to())
            + ": " + Texts.count(times.size(), "migration", "migrations") + " in " + Texts.duration(all) + ".";
    }

    /** One line per step: "Applied V7 widen document filename, 6 statements, 12 ms". */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            PlanStep step = plan.steps().get(i);
            lines.add((step.direction() == Direction.MIGRATE ? "Applied " : "Undid ") + step.migration().label() + ", "
                + Texts.count(step.statements().size(), "statement", "statements") + ", " + Texts.duration(times.get(i)));
        }
        return lines;
    }
}
