package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.SchemaDifference;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rehearsal found: the plan run on a private copy of the real data, there, back and there again.
 *
 * @param plan the plan that was rehearsed
 * @param passes the runs that were carried out to their end, in order: up to three
 * @param oneWayBecause why there was no way back to rehearse; empty when there was one
 * @param failure why a pass was not carried out; empty when all were
 * @param structure how the schema after there and back differs from the one before; empty when it was not gone back
 * @param tables each table before, and after there and back; empty when it was not gone back
 * @param there the tables of now that hold other rows after the first pass, told with numbers; values are compared only where it was not gone back
 * @param findings what else a person should know, one sentence each: damage, broken references, a second run that ends otherwise
 * @param caution why the numbers of rows may say more than the plan does; empty when nothing is known to the contrary
 * @param estimate how long the real run will take, its backup included; measured on the copy
 */
public record RehearsalReport(Plan plan, List<Pass> passes, Optional<String> oneWayBecause, Optional<Problem> failure, Optional<SchemaDifference> structure,
                              List<TableResult> tables, List<TableThere> there, List<String> findings, Optional<String> caution, Duration estimate) {
    /**
     * One run through all steps.
     *
     * @param times how long each step took, in the order of {@code plan.steps()}
     */
    public record Pass(Plan plan, List<Duration> times) {
        public Duration total() {
            return times.stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * A table of the database as it is now, after there and back.
     *
     * @param rowsBefore its rows now
     * @param rowsAfter its rows after there and back
     * @param missing how many of its rows did not come back as they were; 0 when all did
     */
    public record TableResult(String table, long rowsBefore, long rowsAfter, long missing) {
        public boolean same() {
            return missing == 0 && rowsBefore == rowsAfter;
        }

        /** "documents: all 40 rows came back as they were", "documents: 12 of 40 rows did not come back as they were". */
        public String sentence() {
            if (same()) {
                return table + ": " + (rowsBefore == 0 ? "no rows, as before" : "all " + Texts.count(rowsBefore, "row", "rows") + " came back as they were");
            }
            return missing == 0 ? table + ": " + Texts.count(rowsBefore, "row", "rows") + " before, " + Texts.count(rowsAfter, "row", "rows") + " after there and back"
                : table + ": " + Texts.grouped(missing) + " of " + Texts.count(rowsBefore, "row", "rows") + " did not come back as they were";
        }
    }

    /**
     * A table of the database as it is now, after the first pass.
     *
     * @param rowsBefore its rows now
     * @param rowsAfter its rows afterwards; null when the table is gone
     * @param changed how many of its rows have no equal afterwards, in the columns that stay; null when they were not compared
     */
    public record TableThere(String table, long rowsBefore, Long rowsAfter, Long changed) {
        /** "documents: 40 rows before, 28 after; 12 of them are gone or have other values". */
        public String sentence() {
            if (rowsAfter == null) {
                return table + ": the table goes, with " + Texts.count(rowsBefore, "row", "rows");
            }
            String rows = rowsAfter == rowsBefore ? Texts.count(rowsBefore, "row", "rows") + " before and after" : Texts.count(rowsBefore, "row", "rows") + " before, " + Texts.grouped(rowsAfter) + " after";
            return table + ": " + rows + (changed == null || changed == 0 ? "" : "; " + Texts.grouped(changed) + " of them " + (changed == 1 ? "is" : "are") + " gone or " + (changed == 1 ? "has" : "have") + " other values");
        }
    }

    /** Whether the plan can be run: every pass was carried out, the pages are sound, no reference broke, and the schema comes back where there is a way back. */
    public boolean passed() {
        return failure.isEmpty() && findings.isEmpty() && structure.map(SchemaDifference::isEmpty).orElse(true);
    }

    /** Whether the schema comes back; empty when that was not rehearsed. */
    public Optional<Boolean> structureComesBack() {
        return structure.map(SchemaDifference::isEmpty);
    }

    /** Whether every row comes back as it was; empty when that was not rehearsed. */
    public Optional<Boolean> dataComesBack() {
        return structure.map(gone -> tables.stream().allMatch(TableResult::same));
    }

    /** "Rehearsed on a copy: migrate to V9 and back works, structure and data come back. The real run will take about 2 s." */
    public String sentence() {
        String what = plan.title().substring(0, 1).toLowerCase(Locale.ENGLISH) + plan.title().substring(1);
        if (failure.isPresent()) {
            return "Rehearsed on a copy: " + what + " fails. " + failure.get().what();
        }
        if (!findings.isEmpty()) {
            return "Rehearsed on a copy: " + what + " is not safe. " + findings.getFirst();
        }
        String back = oneWayBecause.map(reason -> " works, one way only: " + reason)
            .orElseGet(() -> " and back works; the structure " + (passed() ? "comes back" : "does not come back") + ", the data " + (dataComesBack().orElse(true) ? "comes back." : "does not all come back."));
        return "Rehearsed on a copy: " + what + back + " The real run will take about " + Texts.duration(estimate) + ".";
    }
}
