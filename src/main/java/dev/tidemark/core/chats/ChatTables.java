package dev.tidemark.core.chats;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of the chatbot's tables and columns a database has: an older version has fewer, and what is there shall be readable. */
public final class ChatTables {
    /** A table at the newest version: the keys without which it cannot be read at all, and its other columns. */
    private record Wanted(List<String> keys, List<String> others) {
        Stream<String> all() {
            return Stream.concat(keys.stream(), others.stream());
        }
    }

    private static final Map<String, Wanted> NEWEST = new LinkedHashMap<>();

    static {
        NEWEST.put("projects", new Wanted(List.of("id"), List.of("name", "description", "created_at", "updated_at")));
        NEWEST.put("documents", new Wanted(List.of("id", "project_id"), List.of("filename", "file_path", "file_type", "file_size",
            "status", "error_message", "metadata", "created_at", "processed_at")));
        NEWEST.put("chats", new Wanted(List.of("id", "project_id"), List.of("title", "created_at", "updated_at")));
        NEWEST.put("messages", new Wanted(List.of("id", "chat_id"), List.of("role", "content", "metadata", "created_at")));
        NEWEST.put("settings", new Wanted(List.of("id"), List.of("key", "value", "category", "description", "updated_at")));
    }

    private final Map<String, Set<String>> columns = new HashMap<>();

    private ChatTables() { }

    /** Looks at the schema of this connection's database. */
    public static ChatTables of(Connection connection) throws SQLException {
        ChatTables tables = new ChatTables();
        for (String table : NEWEST.keySet()) {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(Sql.list(connection, "SELECT name FROM pragma_table_info(?)", row -> row.getString(1), table));
            tables.columns.put(table, names);
        }
        return tables;
    }

    /** The tables of the newest version, parents first. */
    public static List<String> names() {
        return List.copyOf(NEWEST.keySet());
    }

    /** Whether the table is there with its keys. */
    public boolean has(String table) {
        return columns.get(table).containsAll(NEWEST.get(table).keys());
    }

    public boolean has(String table, String column) {
        return has(table) && columns.get(table).contains(column);
    }

    /** The column of a table's alias as SQL; {@code NULL} when this version does not have it. */
    public String column(String table, String alias, String column) {
        return has(table, column) ? alias + "." + Identifiers.quote(column) : "NULL";
    }

    /** What of these tables is missing: "settings" for a table, "documents.status" for a column. */
    public List<String> missing(List<String> tables) {
        List<String> missing = new ArrayList<>();
        for (String table : tables) {
            if (columns.get(table).isEmpty()) {
                missing.add(table);
            } else {
                NEWEST.get(table).all().filter(c -> !columns.get(table).contains(c)).forEach(c -> missing.add(table + "." + c));
            }
        }
        return missing;
    }
}
