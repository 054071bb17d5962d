package dev.tidemark.core.schema;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a database's schema from SQLite's pragmas (https://www.sqlite.org/pragma.html#pragma_table_list), which also tell of generated columns,
 * expression indexes and the tables of modules; JDBC's own metadata does not. Blocking.
 */
public final class SchemaReader {
    private static final int GENERIC_ERROR = 1;

    private final Connection connection;
    /** From {@code sqlite_schema}, by type and lower-case name. */
    private final Map<String, String> sqlOf = new HashMap<>();
    private final Map<String, List<Trigger>> triggersOf = new HashMap<>();
    /** How many indexes with statements of their own, by lower-case name of the table. */
    private final Map<String, Integer> indexesOf = new HashMap<>();
    private final Map<String, Table> known;

    private SchemaReader(Connection connection, Map<String, Table> known) {
        this.connection = connection;
        this.known = known;
    }

    /** The schema of this database, on a connection of its own. */
    public static Schema of(Database database) {
        return database.read(SchemaReader::read);
    }

    /**
     * The schema as this connection sees it, its own uncommitted changes included. Attached and temporary objects are left out.
     * A view over a table that is gone, or a table of a module that is not there, does not fail the read: it says why its columns are unknown.
     */
    public static Schema read(Connection connection) throws SQLException {
        return new SchemaReader(connection, Map.of()).readAll();
    }

    /**
     * As {@link #read(Connection)}, for many schemas of which each differs little from the one before: a table is asked for only where its
     * statements, or those of a table that it refers to, are not as in {@code before}. The others are the very same records.
     *
     * @param before read by a connection of the same SQLite
     */
    public static Schema read(Connection connection, Schema before) throws SQLException {
        Map<String, Table> known = new HashMap<>();
        before.tables().forEach(table -> known.put(key("table", table.name()), table));
        return new SchemaReader(connection, known).readAll();
    }

    private Schema readAll() throws SQLException {
        Sql.list(connection, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY name COLLATE NOCASE", row -> {
            sqlOf.put(key(row.getString(1), row.getString(2)), row.getString(4));
            if (row.getString(1).equals("index")) {
                indexesOf.merge(key("", row.getString(3)), 1, Integer::sum);
            }
            if (row.getString(1).equals("trigger")) {
                Trigger trigger = new Trigger(row.getString(2), row.getString(3), SqlText.triggerEvent(row.getString(4)), row.getString(4));
                triggersOf.computeIfAbsent(key("", trigger.table()), name -> new ArrayList<>()).add(trigger);
            }
            return null;
        });
        Map<String, Table> same = unchanged();
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (Listed listed : listed()) {
            if (listed.type().equals("view")) {
                views.add(view(listed.name()));
            } else {
                Table taken = same.get(key("table", listed.name()));
                tables.add(taken == null ? table(listed) : taken);
            }
        }
        Map<String, Table> byName = new HashMap<>();
        tables.forEach(table -> byName.put(key("table", table.name()), table));
        return new Schema(tables.stream().map(t -> same.get(key("table", t.name())) == t ? t : withParentKeys(t, byName)).toList(), views);
    }

    /** The known tables that are built now as they were then, and whose parents are, for the primary key of a parent is part of a child's foreign key. */
    private Map<String, Table> unchanged() {
        Map<String, Table> same = new HashMap<>();
        known.forEach((name, table) -> {
            if (builtAsBefore(table)) {
                same.put(name, table);
            }
        });
        List<String> orphaned = same.entrySet().stream().filter(e -> !e.getValue().foreignKeys().stream().allMatch(k -> same.containsKey(key("table", k.parentTable())))).map(Map.Entry::getKey).toList();
        orphaned.forEach(same::remove);
        return same;
    }

    private boolean builtAsBefore(Table table) {
        List<Index> indexes = table.indexes().stream().filter(index -> index.sql() != null).toList();
        return table.kind() == Table.Kind.ORDINARY && table.columnsUnknownBecause() == null && table.sql() != null && table.sql().equals(sqlOf.get(key("table", table.name())))
            && indexesOf.getOrDefault(key("", table.name()), 0) == indexes.size() && indexes.stream().allMatch(index -> index.sql().equals(sqlOf.get(key("index", index.name()))))
            && triggersOf.getOrDefault(key("", table.name()), List.of()).equals(table.triggers());
    }

    private record Listed(String name, String type, boolean withoutRowid, boolean strict) { }

    private List<Listed> listed() throws SQLException {
        return Sql.list(connection, """
            SELECT name, type, wr, strict FROM pragma_table_list
            WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name COLLATE NOCASE, name""",
            row -> new Listed(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
    }

    private View view(String name) throws SQLException {
        Columns columns = columns(name);
        return new View(name, columns.known(), columns.unknownBecause(), triggersOf.getOrDefault(key("", name), List.of()), sqlOf.get(key("view", name)));
    }

    private Table table(Listed listed) throws SQLException {
        String name = listed.name();
        Table.Kind kind = switch (listed.type()) {
            case "virtual" -> Table.Kind.VIRTUAL;
            case "shadow" -> Table.Kind.SHADOW;
            default -> Table.Kind.ORDINARY;
        };
        Columns columns = columns(name);
        boolean known = columns.unknownBecause() == null;
        return new Table(name, kind, listed.strict(), listed.withoutRowid(), columns.known(), columns.unknownBecause(),
            known ? foreignKeys(name) : List.of(), known ? indexes(name) : List.of(),
            triggersOf.getOrDefault(key("", name), List.of()), sqlOf.get(key("table", name)));
    }

    private record Columns(List<Column> known, String unknownBecause) { }

    private Columns columns(String table) throws SQLException {
        try {
            return new Columns(Sql.list(connection, "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?, 'main') ORDER BY cid",
                row -> new Column(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4), row.getInt(5), Column.Kind.of(row.getInt(6))),
                table), null);
        } catch (SQLException failure) {
            // Only what the definition itself causes is told as part of the schema; a damaged or locked file is a failure.
            if (SqliteErrors.primaryCode(failure) != GENERIC_ERROR) {
                throw failure;
            }
            return new Columns(List.of(), SqliteErrors.reason(failure));
        }
    }

    private List<ForeignKey> foreignKeys(String table) throws SQLException {
        record Part(int id, String parent, String from, String to, String onUpdate, String onDelete) { }
        List<Part> parts = Sql.list(connection,
            "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?, 'main') ORDER BY id DESC, seq",
            row -> new Part(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)), table);
        List<ForeignKey> keys = new ArrayList<>();
        for (int from = 0, to = 0; from < parts.size(); from = to) {
            Part first = parts.get(from);
            while (to < parts.size() && parts.get(to).id() == first.id()) {
                to++;
            }
            List<Part> key = parts.subList(from, to);
            keys.add(new ForeignKey(key.stream().map(Part::from).toList(), first.parent(),
                key.stream().map(Part::to).filter(Objects::nonNull).toList(), first.onUpdate(), first.onDelete()));
        }
        return keys;
    }

    private List<Index> indexes(String table) throws SQLException {
        record Listing(String name, boolean unique, String origin, boolean partial) { }
        List<Listing> listings = Sql.list(connection,
            "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?, 'main') ORDER BY name COLLATE NOCASE",
            row -> new Listing(row.getString(1), row.getBoolean(2), row.getString(3), row.getBoolean(4)), table);
        List<Index> indexes = new ArrayList<>();
        for (Listing listing : listings) {
            String sql = sqlOf.get(key("index", listing.name()));
            indexes.add(new Index(listing.name(), table, listing.unique(), Index.Origin.of(listing.origin()), listing.partial(),
                indexKey(listing.name(), sql), sql));
        }
        return indexes;
    }

    private List<Index.Key> indexKey(String index, String sql) throws SQLException {
        List<String> texts = sql == null ? List.of() : SqlText.indexKey(sql);
        return Sql.list(connection, "SELECT seqno, name, cid, \"desc\", coll FROM pragma_index_xinfo(?, 'main') WHERE key = 1 ORDER BY seqno", row -> {
            boolean expression = row.getInt(3) == -2;
            int position = row.getInt(1);
            String text = expression ? (position < texts.size() ? texts.get(position) : "expression") : row.getInt(3) == -1 ? "rowid" : row.getString(2);
            return new Index.Key(text, expression, row.getBoolean(4), row.getString(5));
        }, index);
    }

    /** "REFERENCES projects" alone means the primary key of projects (https://www.sqlite.org/foreignkeys.html#fk_basics). */
    private static Table withParentKeys(Table table, Map<String, Table> all) {
        List<ForeignKey> filled = table.foreignKeys().stream().map(key -> {
            if (!key.parentColumns().isEmpty()) {
                return key;
            }
            Table parent = all.get(key("table", key.parentTable()));
            List<String> parentKey = parent == null ? List.of() : parent.primaryKey();
            return new ForeignKey(key.columns(), key.parentTable(), parentKey, key.onUpdate(), key.onDelete());
        }).toList();
        return new Table(table.name(), table.kind(), table.strict(), table.withoutRowid(), table.columns(), table.columnsUnknownBecause(),
            filled, table.indexes(), table.triggers(), table.sql());
    }

    private static String key(String type, String name) {
        return type + ' ' + name.toLowerCase(Locale.ROOT);
    }
}
