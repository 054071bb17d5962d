package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A question to the rows of the live database: whether a drafted script would stop on some of them.
 *
 * @param table its name afterwards
 * @param before its name in the live database
 * @param subject what of it is asked about, for the sentence: a column, a key, a check
 * @param example a SELECT of at most one row: the value and the row, as texts
 * @param count a SELECT of the number, and for keys of the number of rows
 */
public record RowCheck(Kind kind, String table, String before, String subject, String example, String count) {
    private static final String RUN_STOPS = "The migration would stop there, and nothing would be changed.";
    private static final String CORRECT = "Correct the rows first, by hand or by a migration of their own below this one.";

    /** What is asked; one kind of condition each. */
    public enum Kind { STRICT, NOT_NULL, INTEGER_KEY, DUPLICATE, CHECK, ORPHAN, UNDO_ORPHAN, LOSSY }

    /** @return empty when no row is in the way, or the table is not there yet */
    Optional<RowObstacle> ask(Connection connection) throws SQLException {
        record Example(String value, String row) { }
        Optional<Example> found = Sql.first(connection, example, row -> new Example(row.getString(1), row.getString(2)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long[] numbers = Sql.first(connection, count, row -> new long[] {row.getLong(1), row.getLong(2)}).orElseThrow();
        String what = what(numbers[0], numbers[1]) + ": for example " + (kind == Kind.NOT_NULL || kind == Kind.CHECK ? "" : found.get().value() + " in ") + found.get().row() + ".";
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Optional.of(switch (kind) {
            case UNDO_ORPHAN -> new RowObstacle(name, table, numbers[0], what, "The roll back would stop there, and nothing would be changed.",
                "Go back by the backup from before the migration instead, or bring the rows back in the undo script.");
            case LOSSY -> new RowObstacle(name, table, numbers[0], what, "The migration runs all the same.", "The undo script does not bring them back as they were: a backup from before has them.");
            default -> new RowObstacle(name, table, numbers[0], what, RUN_STOPS, CORRECT);
        });
    }

    /** The rows could not be asked. @param reason as SQLite says it */
    RowObstacle unasked(String reason) {
        return new RowObstacle("not-looked-at", table, 0, "Whether rows of “" + table + "” are in the way of " + subject + " could not be asked: " + reason + ".",
            "Nothing was changed.", "Rehearse the migration: it runs on a copy of the real data.");
    }

    private String what(long number, long rows) {
        return switch (kind) {
            case STRICT -> values(number) + (number == 1 ? " does" : " do") + " not fit its type, which STRICT demands";
            case NOT_NULL -> Texts.count(number, "row", "rows") + " of “" + table + "” would have no value in “" + subject + "”, which must have one";
            case INTEGER_KEY -> values(number) + (number == 1 ? " is no whole number" : " are no whole numbers") + ", which an INTEGER PRIMARY KEY demands";
            case DUPLICATE -> Texts.count(number, "value", "values") + " of “" + table + "” (" + subject + ") " + (number == 1 ? "stands" : "stand") + " in " + Texts.grouped(rows) + " rows, and each may stand in one only";
            case CHECK -> Texts.count(number, "row", "rows") + " of “" + table + "” " + (number == 1 ? "does" : "do") + " not pass " + subject;
            case ORPHAN -> Texts.count(number, "row", "rows") + " of “" + table + "” " + (number == 1 ? "refers" : "refer") + " by " + subject + ", where there would be no such row";
            case LOSSY -> values(number) + " would be written otherwise in the new type";
            case UNDO_ORPHAN -> Texts.count(number, "row", "rows") + " of “" + table + "” " + (number == 1 ? "refers" : "refer") + " by " + subject + ", which the undo script brings back without rows";
        };
    }

    private String values(long number) {
        return Texts.count(number, "value", "values") + " of “" + table + "." + subject + "”";
    }
}
