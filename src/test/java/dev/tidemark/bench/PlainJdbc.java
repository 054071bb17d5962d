package dev.tidemark.bench;

import dev.tidemark.support.ManyMigrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;

/** The yardstick: the same SQL through JDBC in one transaction, with nothing planned, guarded, backed up or checked. */
final class PlainJdbc {
    private static final String HISTORY = "CREATE TABLE IF NOT EXISTS flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), "
        + "description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, "
        + "installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')), execution_time INT NOT NULL, success BOOLEAN NOT NULL)";

    private PlainJdbc() { }

    /** Reads each file, runs it and writes its history row. */
    static void migrate(ManyMigrations migrations) throws SQLException, IOException {
        run(migrations, migrations.scripts('V'), "SQL");
    }

    /** The undo scripts, newest first, each with its history row. */
    static void rollBack(ManyMigrations migrations) throws SQLException, IOException {
        run(migrations, migrations.scripts('U').reversed(), "DELETE");
    }

    /** Reads the history table and the checksums of the files: the least that a status has to look at. */
    static int status(ManyMigrations migrations) throws SQLException, IOException {
        int same = 0;
        try (Connection connection = open(migrations); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT installed_rank, version, description, type, script, checksum, installed_by, installed_on, "
                 + "execution_time, success FROM flyway_schema_history ORDER BY installed_rank")) {
            for (Path file : migrations.scripts('V')) {
                same += rows.next() && rows.getInt("checksum") == checksum(Files.readString(file)) ? 1 : 0;
            }
        }
        return same;
    }

    private static void run(ManyMigrations migrations, List<Path> scripts, String type) throws SQLException, IOException {
        try (Connection connection = open(migrations); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(HISTORY);
            int rank;
            try (ResultSet row = statement.executeQuery("SELECT coalesce(max(installed_rank), 0) FROM flyway_schema_history")) {
                rank = row.getInt(1);
            }
            try (PreparedStatement history = connection.prepareStatement("INSERT INTO flyway_schema_history "
                + "(installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (?, ?, ?, ?, ?, ?, 'bench', 0, 1)")) {
                for (Path script : scripts) {
                    String sql = Files.readString(script);
                    statement.executeUpdate(sql);
                    String[] name = script.getFileName().toString().split("__|\\.sql");
                    history.setInt(1, ++rank);
                    history.setString(2, name[0].substring(1));
                    history.setString(3, name[1].replace('_', ' '));
                    history.setString(4, type);
                    history.setString(5, script.getFileName().toString());
                    history.setInt(6, checksum(sql));
                    history.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static int checksum(String text) {
        CRC32 crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static Connection open(ManyMigrations migrations) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + migrations.workspace().databaseFile());
    }
}
