package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Slashes;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rows of the schema history in the very form in which Flyway writes them. */
final class HistoryRows {
    private static final String COLUMNS = "INSERT INTO " + SchemaHistory.TABLE + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) ";
    private static final String INSERT = COLUMNS + "SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, ?, 0, 1 FROM " + SchemaHistory.TABLE;
    /** For many rows: the rank is a parameter too, and so is the time. */
    static final String INSERT_RANKED = COLUMNS + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)";
    private static final int DESCRIPTION_LENGTH = 200;
    private static final int SCRIPT_LENGTH = 1000;

    private HistoryRows() { }

    /** Makes the table as Flyway makes it on SQLite, if it is not there. */
    static void createTable(Connection connection) throws SQLException {
        if (Sql.exists(connection, "table", SchemaHistory.TABLE)) {
            return;
        }
        Sql.run(connection, """
            CREATE TABLE "flyway_schema_history" (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )""");
        Sql.run(connection, "CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\" (\"success\")");
    }

    /** The row that says: applied. */
    static void applied(Connection connection, Migration migration, List<Path> folders, String user) throws SQLException {
        Sql.run(connection, INSERT, migration.repeatable() ? null : migration.version().toString(), description(migration), "SQL",
            script(folders, migration.script()), migration.checksum(), user);
    }

    /** The row that says: taken back. Flyway finds the row it is about by the version's own text. */
    static void takenBack(Connection connection, HistoryRow row, String user) throws SQLException {
        Sql.run(connection, INSERT, row.version() == null ? null : row.version().toString(), row.description(), "DELETE", row.script(), row.checksum(), user);
    }

    /** A migration's description as it fits into the table. */
    static String description(Migration migration) {
        String description = migration.description();
        return description.length() <= DESCRIPTION_LENGTH ? description : description.substring(0, DESCRIPTION_LENGTH - 3) + "...";
    }

    /** A script's path from its folder as it fits into the table. */
    static String script(List<Path> folders, Path script) {
        String path = below(folders, script);
        return path.length() <= SCRIPT_LENGTH ? path : "..." + path.substring(path.length() - SCRIPT_LENGTH + 3);
    }

    /** A script's path from its folder, with slashes on every system. */
    static String below(List<Path> folders, Path script) {
        Path relative = folders.stream().filter(script::startsWith).findFirst().map(folder -> folder.relativize(script)).orElse(script.getFileName());
        return Slashes.between(relative);
    }
}
