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
 * @param step which of the plan's steps it is in, from 0
 * @param file the script's name
 * @param line where in it the problem is, counted from 1
 * @param sql the statement's whole text
 * @param reason what SQLite says of it
 */
record FailedStatement(int step, String file, int line, String sql, String reason) {
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
        int line = Integer.parseInt(details.get("line"));
        for (int i = 0; i < plan.steps().size(); i++) {
            PlanStep step = plan.steps().get(i);
            if (step.fileName().equals(details.get("file"))) {
                int at = i;
                return step.statements().stream().filter(statement -> statement.line() <= line).reduce((before, after) -> after)
                    .map(SqlStatement::text).map(sql -> new FailedStatement(at, step.fileName(), line, sql, details.getOrDefault("detail", "")));
            }
        }
        return Optional.empty();
    }
}
