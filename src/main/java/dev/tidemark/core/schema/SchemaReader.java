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
    /** Of the ordinary tables that are asked for, by lower-case name. */
    private Map<String, List<Column>> columnsOf = Map.of();
    private Map<String, List<ForeignKey>> foreignKeysOf = Map.of();
    private Map<String, List<Index>> indexesOfTable = Map.of();

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
        List<Listed> all = listed();
        readTogether(all.stream().filter(listed -> listed.type().equals("table")).map(Listed::name).filter(name -> !same.containsKey(key("table", name))).toList());
        for (Listed listed : all) {
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

    /** All at once: one query costs as much as a table, and there can be hundreds. Where one of them cannot be read, each is asked by itself. */
    private void readTogether(List<String> tables) throws SQLException {
        try {
            columnsOf = columns(tables);
        } catch (SQLException failure) {
            if (SqliteErrors.primaryCode(failure) != GENERIC_ERROR) {
                throw failure;
            }
            return;
        }
        foreignKeysOf = foreignKeys(tables);
        indexesOfTable = indexes(tables);
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
        List<Column> read = columnsOf.get(key("", table));
        if (read != null) {
            return new Columns(read, null);
        }
        try {
            return new Columns(columns(List.of(table)).getOrDefault(key("", table), List.of()), null);
        } catch (SQLException failure) {
            // Only what the definition itself causes is told as part of the schema; a damaged or locked file is a failure.
            if (SqliteErrors.primaryCode(failure) != GENERIC_ERROR) {
                throw failure;
            }
            return new Columns(List.of(), SqliteErrors.reason(failure));
        }
    }

    private Map<String, List<Column>> columns(List<String> tables) throws SQLException {
        Map<String, List<Column>> columns = new HashMap<>();
        Sql.list(connection, """
            SELECT asked.value, name, x.type, "notnull", dflt_value, pk, hidden FROM json_each(?) asked, pragma_table_xinfo(asked.value, 'main') x ORDER BY asked.key, cid""",
            row -> columns.computeIfAbsent(key("", row.getString(1)), name -> new ArrayList<>())
                .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5), row.getInt(6), Column.Kind.of(row.getInt(7)))), json(tables));
        return columns;
    }

    private List<ForeignKey> foreignKeys(String table) throws SQLException {
        return (columnsOf.containsKey(key("", table)) ? foreignKeysOf : foreignKeys(List.of(table))).getOrDefault(key("", table), List.of());
    }

    private Map<String, List<ForeignKey>> foreignKeys(List<String> tables) throws SQLException {
        record Part(String table, int id, String parent, String from, String to, String onUpdate, String onDelete) { }
        List<Part> parts = Sql.list(connection, """
            SELECT asked.value, k.id, "table", "from", "to", on_update, on_delete FROM json_each(?) asked, pragma_foreign_key_list(asked.value, 'main') k
            ORDER BY asked.key, k.id DESC, seq""",
            row -> new Part(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7)), json(tables));
        Map<String, List<ForeignKey>> keys = new HashMap<>();
        for (int from = 0, to = 0; from < parts.size(); from = to) {
            Part first = parts.get(from);
            while (to < parts.size() && parts.get(to).id() == first.id() && parts.get(to).table().equals(first.table())) {
                to++;
            }
            List<Part> key = parts.subList(from, to);
            keys.computeIfAbsent(key("", first.table()), name -> new ArrayList<>()).add(new ForeignKey(key.stream().map(Part::from).toList(), first.parent(),
                key.stream().map(Part::to).filter(Objects::nonNull).toList(), first.onUpdate(), first.onDelete()));
        }
        return keys;
    }

    private List<Index> indexes(String table) throws SQLException {
        return (columnsOf.containsKey(key("", table)) ? indexesOfTable : indexes(List.of(table))).getOrDefault(key("", table), List.of());
    }

    private Map<String, List<Index>> indexes(List<String> tables) throws SQLException {
        record Listing(String table, String name, boolean unique, String origin, boolean partial) { }
        List<Listing> listings = Sql.list(connection, """
            SELECT asked.value, name, "unique", origin, partial FROM json_each(?) asked, pragma_index_list(asked.value, 'main') ORDER BY asked.key, name COLLATE NOCASE""",
            row -> new Listing(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4), row.getBoolean(5)), json(tables));
        Map<String, List<Index.Key>> keys = indexKeys(listings.stream().map(Listing::name).toList());
        Map<String, List<Index>> indexes = new HashMap<>();
        for (Listing listing : listings) {
            indexes.computeIfAbsent(key("", listing.table()), name -> new ArrayList<>()).add(new Index(listing.name(), listing.table(), listing.unique(), Index.Origin.of(listing.origin()),
                listing.partial(), keys.getOrDefault(key("", listing.name()), List.of()), sqlOf.get(key("index", listing.name()))));
        }
        return indexes;
    }

    private Map<String, List<Index.Key>> indexKeys(List<String> indexes) throws SQLException {
        Map<String, List<Index.Key>> keys = new HashMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        Sql.list(connection, """
            SELECT asked.value, seqno, name, cid, "desc", coll FROM json_each(?) asked, pragma_index_xinfo(asked.value, 'main') x WHERE x.key = 1 ORDER BY asked.key, seqno""", row -> {
            String index = key("", row.getString(1));
            boolean expression = row.getInt(4) == -2;
            int position = row.getInt(2);
            String sql = sqlOf.get(key("index", row.getString(1)));
            List<String> words = expression && sql != null ? texts.computeIfAbsent(index, name -> SqlText.indexKey(sql)) : List.of();
            String text = expression ? (position < words.size() ? words.get(position) : "expression") : row.getInt(4) == -1 ? "rowid" : row.getString(3);
            return keys.computeIfAbsent(index, name -> new ArrayList<>()).add(new Index.Key(text, expression, row.getBoolean(5), row.getString(6)));
        }, json(indexes));
        return keys;
    }

    private static String json(List<String> names) {
        StringBuilder json = new StringBuilder("[");
        for (String name : names) {
            json.append(json.length() > 1 ? "," : "").append('"');
            for (char c : name.toCharArray()) {
                // Letters beyond these could stay as they are, half of a pair could not.
                json.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
            json.append('"');
        }
        return json.append(']').toString();
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
