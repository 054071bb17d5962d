package dev.tidemark.core.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How SQLite would carry out a statement (https://www.sqlite.org/eqp.html).
 *
 * @param advice indexes that SQLite would use, tried on an empty copy of the schema
 */
public record QueryPlan(List<Step> steps, List<Advice> advice) {
    public QueryPlan {
        steps = List.copyOf(steps);
        advice = List.copyOf(advice);
    }

    /**
     * One step with the steps in it.
     *
     * @param text in SQLite's own words: "SCAN messages"
     * @param cost what it means for a large table
     */
    public record Step(String text, Cost cost, List<Step> steps) {
        public Step {
            steps = List.copyOf(steps);
        }
    }

    /** What a step costs. */
    public enum Cost {
        /** Every row of a table, or of an index, is read. */
        FULL_SCAN,
        /** SQLite makes an index for this one run. */
        OWN_INDEX,
        /** All rows are sorted before the first one comes. */
        SORT,
        /** The rows are found, or nothing worth a word. */
        FINE
    }

    /**
     * An index that would help.
     *
     * @param sql the statement that makes it: for a migration, never run from here
     * @param undo the statement that takes it away
     * @param reason what it would save
     */
    public record Advice(String name, String table, List<String> columns, String sql, String undo, String reason) {
        public Advice {
            columns = List.copyOf(columns);
        }
    }

    /** How many steps read all rows of something. */
    public long fullScans() {
        return all(steps).stream().filter(step -> step.cost() == Cost.FULL_SCAN).count();
    }

    private static List<Step> all(List<Step> steps) {
        List<Step> all = new ArrayList<>();
        steps.forEach(step -> {
            all.add(step);
            all.addAll(all(step.steps()));
        });
        return all;
    }
}
