package dev.tidemark.core.schema;

import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the table {@code flyway_schema_history} says, read without Flyway: it is quick, it never writes, and it reads times as the UTC
 * that SQLite stored, where Flyway's own reader takes them for local time.
 *
 * @param exists whether the table is there
 * @param rows all rows in the order of their ranks
 */
public record SchemaHistory(boolean exists, List<HistoryRow> rows) {
    /** The name of the table, Flyway's default. */
    public static final String TABLE = "flyway_schema_history";

    private static final DateTimeFormatter STORED = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter();

    /** Reads the history; an absent table is an empty history. Nothing is written. */
    public static SchemaHistory read(Connection connection) throws SQLException {
        if (!Sql.exists(connection, "table", TABLE)) {
            return new SchemaHistory(false, List.of());
        }
        return new SchemaHistory(true, Sql.list(connection, "SELECT installed_rank, version, description, type, script, checksum, installed_by, "
            + "installed_on, execution_time, success FROM " + TABLE + " ORDER BY installed_rank", SchemaHistory::row));
    }

    /**
     * The rows that count now, oldest first: successful, and not taken back by a later row. Of a repeatable migration only its last run.
     * Failed rows that no later success or repair replaced are in {@link #failed()}.
     */
    public List<HistoryRow> applied() {
        Map<Object, HistoryRow> standing = new LinkedHashMap<>();
        for (HistoryRow row : rows) {
            Object key = row.version() == null ? row.description() : row.version();
            if (row.takesBack() && row.success()) {
                standing.remove(key);
            } else if (row.success()) {
                standing.remove(key);
                standing.put(key, row);
            }
        }
        return new ArrayList<>(standing.values());
    }

    /** Failed rows that still stand. Flyway passes over a DELETE row without success, and so does this. */
    public List<HistoryRow> failed() {
        return rows.stream().filter(row -> !row.success() && !row.type().equals("DELETE"))
            .filter(row -> rows.stream().noneMatch(later -> later.rank() > row.rank() && later.success()
                && Objects.equals(later.version(), row.version()) && later.description().equals(row.description())))
            .toList();
    }

    /** The highest applied version; empty for a database at base. */
    public Optional<Version> current() {
        return applied().stream().map(HistoryRow::version).filter(Objects::nonNull).max(Version::compareTo);
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        String version = row.getString("version");
        int checksum = row.getInt("checksum");
        Integer recorded = row.wasNull() ? null : checksum;
        return new HistoryRow(row.getInt("installed_rank"), version == null || !Version.isValid(version) ? null : Version.of(version),
            row.getString("description"), row.getString("type"), row.getString("script"), recorded,
            row.getString("installed_by"), instant(row.getString("installed_on")), row.getLong("execution_time"), row.getBoolean("success"));
    }

    private static Instant instant(String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(stored, STORED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
