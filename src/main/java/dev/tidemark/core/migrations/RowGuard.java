package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Watches over the rows while scripts run, inside their transaction: a table that exists before and after must not have lost rows that no
 * DELETE of the script explains, and no reference may be broken that was whole before. Throwing rolls everything back. One guard serves one
 * transaction, step after step.
 */
public final class RowGuard {
    private static final Pattern CAN_LOSE_ROWS = Pattern.compile("(?i)\\b(DROP|DELETE|REPLACE|UPDATE|INSERT)\\b");

    private Map<String, Long> countsBefore = Map.of();
    private Map<String, Long> brokenBefore = Map.of();
    private boolean watching;
    private boolean known;

    /** Remembers the counts, if the statements are of a kind that can lose rows; adding tables, columns and indexes cannot. */
    public void before(Connection connection, List<SqlStatement> statements) throws SQLException {
        watching = statements.stream().anyMatch(statement -> CAN_LOSE_ROWS.matcher(statement.text()).find());
        if (watching && !known) {
            countsBefore = Contents.rowCounts(connection);
            brokenBefore = brokenReferences(connection);
        }
        // What was found after a step holds before the next one, unless a step that was not watched came between.
        known = watching;
    }

    /**
     * Compares with what was remembered.
     *
     * @param fileName the script, for the message
     * @throws Problem MIGRATION_LOSES_ROWS or FOREIGN_KEYS_BROKEN, with tables and numbers
     */
    public void after(Connection connection, List<SqlStatement> statements, String fileName) throws SQLException {
        if (!watching) {
            return;
        }
        Map<String, Long> countsAfter = Contents.rowCounts(connection);
        List<String> losses = new ArrayList<>();
        countsBefore.forEach((table, before) -> {
            Long after = countsAfter.get(table);
            if (after != null && after < before && !table.equals(SchemaHistory.TABLE) && !deletesFrom(table, statements)) {
                losses.add(table + " had " + Texts.grouped(before) + " rows and would have " + Texts.grouped(after));
            }
        });
        if (!losses.isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_LOSES_ROWS, "file", fileName, "detail", String.join("; ", losses));
        }
        List<String> broken = new ArrayList<>();
        Map<String, Long> brokenAfter = brokenReferences(connection);
        brokenAfter.forEach((reference, count) -> {
            long more = count - brokenBefore.getOrDefault(reference, 0L);
            if (more > 0) {
                broken.add(reference + " (" + Texts.count(more, "row", "rows") + ")");
            }
        });
        if (!broken.isEmpty()) {
            throw Problem.of(ProblemCode.FOREIGN_KEYS_BROKEN, "file", fileName, "detail", String.join("; ", broken));
        }
        countsBefore = countsAfter;
        brokenBefore = brokenAfter;
    }

    private static Map<String, Long> brokenReferences(Connection connection) throws SQLException {
        Map<String, Long> broken = new TreeMap<>();
        Sql.list(connection, "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2", row ->
            broken.put(row.getString(1) + " → " + row.getString(2), row.getLong(3)));
        return broken;
    }

    private static boolean deletesFrom(String table, List<SqlStatement> statements) {
        Pattern delete = Pattern.compile("(?is)\\b(DELETE\\s+FROM|REPLACE\\s+INTO)\\s+([\"`\\[]?main[\"`\\]]?\\s*\\.\\s*)?[\"`\\[]?" + Pattern.quote(table) + "[\"`\\]]?(?!\\w).*");
        return statements.stream().anyMatch(statement -> delete.matcher(statement.text()).find());
    }
}
