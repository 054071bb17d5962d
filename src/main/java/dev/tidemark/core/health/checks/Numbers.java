package dev.tidemark.core.health.checks;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Counts that stop early: a check must not read a large table to its end. */
final class Numbers {
    private Numbers() { }

    /** Whether a table has so many rows. */
    static boolean atLeast(Connection connection, String table, long rows) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM (SELECT 1 FROM " + Identifiers.quote(table) + " LIMIT " + rows + ")") >= rows;
    }
}
