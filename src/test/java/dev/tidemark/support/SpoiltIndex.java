package dev.tidemark.support;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** An index that does not fit its rows, as a program with other rules of sorting leaves it; the pages themselves are sound. */
public final class SpoiltIndex {
    private SpoiltIndex() { }

    /** @param other the statement that SQLite shall take for the index's own, of other columns */
    public static void in(Database database, String index, String other) throws SQLException {
        try (Connection connection = database.openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.run(connection, "PRAGMA writable_schema = ON");
            if (Sql.run(connection, "UPDATE sqlite_schema SET sql = ? WHERE type = 'index' AND name = ?", other, index) != 1) {
                throw new IllegalArgumentException("no index " + index);
            }
            Sql.run(connection, "PRAGMA writable_schema = RESET");
        }
    }
}
