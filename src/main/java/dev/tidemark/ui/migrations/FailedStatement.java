package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.sqlite.SqlStatement;
import java.util.Map;
import java.util.Optional;

/**
 * The statement of a plan that a problem is about.
 *
 * @param file the script's name
 * @param line where in it the statement begins, counted from 1
 * @param sql its whole text
 */
record FailedStatement(String file, int line, String sql) {
    /** Looks into the problem and into what caused it; empty when it names no statement of this plan. */
    static Optional<FailedStatement> of(Plan plan, Problem problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem told && told.details().containsKey("file") && told.details().containsKey("line")) {
                return find(plan, told.details());
            }
        }
        return Optional.empty();
    }

    private static Optional<FailedStatement> find(Plan plan, Map<String, String> details) {
        for (PlanStep step : plan.steps()) {
            for (SqlStatement statement : step.statements()) {
                if (step.fileName().equals(details.get("file")) && String.valueOf(statement.line()).equals(details.get("line"))) {
                    return Optional.of(new FailedStatement(step.fileName(), statement.line(), statement.text()));
                }
            }
        }
        return Optional.empty();
    }
}
