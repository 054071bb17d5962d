package dev.tidemark.core.rescue;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The database that takes what is rescued: the tables as they were, and one more for rows that have no other place. */
final class NewDatabase implements AutoCloseable {
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_MISMATCH = 20;
    private static final int MOST_FIELDS = 1_000;
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new HashMap<>();
    private String apartTable;
    private int apartFields;
    private long apart;

    /** In an empty file, with the page size and the encoding of the old one. */
    NewDatabase(Path file, Pages like) throws SQLException {
        connection = DriverManager.getConnection(SqliteFile.url(file));
        try {
            // Nobody but us sees the file until it is finished and flushed; a crash leaves nothing that could be taken for it.
            for (String pragma : List.of("page_size = " + like.size(), "encoding = '" + like.encoding().name().replace("UTF-16LE", "UTF-16le").replace("UTF-16BE", "UTF-16be") + "'", "synchronous = OFF",
                "trusted_schema = OFF", "ignore_check_constraints = ON", "foreign_keys = OFF", "user_version = " + (int) like.said(60), "application_id = " + (int) like.said(68))) {
                Sql.run(connection, "PRAGMA " + pragma);
            }
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Runs a statement of the old schema.
     *
     * @return why SQLite refuses it; null when it did not
     */
    String define(String sql) throws SQLException {
        try {
            Sql.run(connection, sql);
            return null;
        } catch (SQLException refused) {
            if (SqliteErrors.primaryCode(refused) == 9 || SqliteErrors.primaryCode(refused) == 13 || SqliteErrors.primaryCode(refused) == 10) {
                throw refused;
            }
            return SqliteErrors.reason(refused);
        }
    }

    /** How a table takes its rows; null when there is no such table. */
    Shape shape(String table) throws SQLException {
        List<Column> columns = Sql.list(connection, "SELECT name, type, pk, hidden FROM pragma_table_xinfo(?) WHERE hidden IN (0, 3)",
            row -> new Column(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4) == 3), table);
        if (columns.isEmpty()) {
            return null;
        }
        boolean rowids = Sql.number(connection, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ? COLLATE NOCASE", table) == 0;
        if (!rowids) {
            // A table without rowids is stored as its key is: first the key's columns, then the others.
            String key = Sql.text(connection, "SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", table);
            List<Integer> order = Sql.list(connection, "SELECT cid FROM pragma_index_xinfo(?)", row -> row.getInt(1), key);
            List<String> names = Sql.list(connection, "SELECT name FROM pragma_table_xinfo(?)", row -> row.getString(1), table);
            List<Column> all = columns;
            columns = order.stream().map(names::get).map(name -> all.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow()).toList();
        }
        Set<String> taken = columns.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String rowidName = rowids ? ROWID_NAMES.stream().filter(name -> !taken.contains(name)).findFirst().orElse(null) : null;
        return new Shape(table, columns, rowids, rowids ? alias(table, columns) : null, rowidName);
    }

    /** The column that is another name of the rowid: a single key of type INTEGER that needs no index, see https://www.sqlite.org/lang_createtable.html#rowid. */
    private String alias(String table, List<Column> columns) throws SQLException {
        List<Column> key = columns.stream().filter(column -> column.key() > 0).toList();
        boolean number = key.size() == 1 && "INTEGER".equalsIgnoreCase(key.getFirst().type());
        return number && Sql.number(connection, "SELECT count(*) FROM pragma_index_list(?) WHERE origin = 'pk'", table) == 0 ? key.getFirst().name() : null;
    }

    /** A stored column. */
    record Column(String name, String type, int key, boolean generated) { }

    /**
     * How a table takes its rows.
     *
     * @param columns in the order in which their values are stored
     * @param alias the column that is the rowid, whose stored value is NULL; null when none is
     * @param rowidName what the rowid can be called beside them; null when it has no name or there is none
     */
    record Shape(String table, List<Column> columns, boolean rowids, String alias, String rowidName) { }

    /**
     * Puts a row where it belongs.
     *
     * @return false when the table does not take it: another one has its key, or a value is missing
     */
    boolean insert(Shape shape, Trees.Found row) throws SQLException {
        if (row.values().size() > shape.columns().size()) {
            return false;
        }
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        boolean numbered = false;
        for (int i = 0; i < row.values().size(); i++) {
            Column column = shape.columns().get(i);
            if (column.generated()) {
                continue;
            }
            boolean isRowid = column.name().equals(shape.alias()) && row.values().get(i) == null;
            numbered |= isRowid;
            names.add(Identifiers.quote(column.name()));
            values.add(isRowid ? (Object) row.number() : row.values().get(i));
        }
        if (shape.rowidName() != null && !numbered) {
            names.add(shape.rowidName());
            values.add(row.number());
        }
        try {
            return insert("INSERT OR IGNORE INTO " + Identifiers.quote(shape.table()), names, values) > 0;
        } catch (SQLException refused) {
            int code = SqliteErrors.primaryCode(refused);
            if (code != SQLITE_CONSTRAINT && code != SQLITE_MISMATCH) {
                throw refused;
            }
            return false;
        }
    }

    /** Keeps a row that has no other place, with what is known of where it was. */
    void keepApart(String belongsTo, Trees.Found row) throws SQLException {
        int fields = Math.min(MOST_FIELDS, row.values().size());
        if (apartTable == null) {
            apartTable = "lost_and_found";
            for (int i = 2; Sql.number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = ? COLLATE NOCASE", apartTable) > 0; i++) {
                apartTable = "lost_and_found_" + i;
            }
            Sql.run(connection, "CREATE TABLE " + apartTable + "(belongs_to TEXT, page INTEGER, row INTEGER)");
        }
        for (; apartFields < fields; apartFields++) {
            Sql.run(connection, "ALTER TABLE " + apartTable + " ADD COLUMN c" + apartFields);
        }
        List<String> names = new ArrayList<>(List.of("belongs_to", "page", "row"));
        List<Object> values = new ArrayList<>();
        values.add(belongsTo);
        values.add(row.page());
        values.add(row.number());
        for (int i = 0; i < fields; i++) {
            names.add("c" + i);
            values.add(row.values().get(i));
        }
        insert("INSERT INTO " + apartTable, names, values);
        apart++;
    }

    private int insert(String into, List<String> names, List<Object> values) throws SQLException {
        StringBuilder sql = new StringBuilder(into);
        if (names.isEmpty()) {
            sql.append(" DEFAULT VALUES");
        } else {
            sql.append('(').append(String.join(", ", names)).append(") VALUES (");
            for (int i = 0; i < values.size(); i++) {
                sql.append(i == 0 ? "" : ", ").append(values.get(i) instanceof Fields.OddText ? "CAST(? AS TEXT)" : "?");
            }
            sql.append(')');
        }
        PreparedStatement insert = inserts.get(sql.toString());
        if (insert == null) {
            insert = connection.prepareStatement(sql.toString());
            inserts.put(sql.toString(), insert);
        }
        for (int i = 0; i < values.size(); i++) {
            insert.setObject(i + 1, values.get(i) instanceof Fields.OddText odd ? odd.bytes() : values.get(i));
        }
        return insert.executeUpdate();
    }

    long apart() {
        return apart;
    }

    /** Null when nothing had to be kept apart. */
    String apartTable() {
        return apartTable;
    }

    @Override public void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
        connection.close();
    }
}
