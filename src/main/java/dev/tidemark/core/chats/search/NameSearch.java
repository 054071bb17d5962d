package dev.tidemark.core.chats.search;

import dev.tidemark.core.chats.ChatTables;
import dev.tidemark.core.chats.Moment;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.SearchHit.Kind;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks through what has a name: projects, chats, documents, settings. */
final class NameSearch {
    /** How much of one value is looked through. */
    private static final int LONGEST = 100_000;

    private record Table(Kind kind, String name, String projectAndChat, String title, String time, List<String> searched) { }

    private static final List<Table> TABLES = List.of(
        new Table(Kind.PROJECT, "projects", "t.id, NULL", "name", "updated_at", List.of("name", "description")),
        new Table(Kind.CHAT, "chats", "t.project_id, t.id", "title", "updated_at", List.of("title")),
        new Table(Kind.DOCUMENT, "documents", "t.project_id, NULL", "filename", "created_at", List.of("filename", "file_path", "error_message")),
        new Table(Kind.SETTING, "settings", "NULL, NULL", "key", "updated_at", List.of("key", "value", "description")));

    private final Connection connection;
    private final ChatTables tables;
    private final Words words;

    NameSearch(Connection connection, ChatTables tables, Words words) {
        this.connection = connection;
        this.tables = tables;
        this.words = words;
    }

    /** @return whether more are wanted */
    boolean run(Found found) throws SQLException {
        for (Table table : TABLES) {
            if (tables.has(table.name()) && !run(table, found)) {
                return false;
            }
        }
        return true;
    }

    private boolean run(Table table, Found found) throws SQLException {
        List<String> columns = table.searched().stream().map(name -> tables.column(table.name(), "t", name)).toList();
        List<Object> patterns = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (String pattern : words.patterns()) {
            patterns.add(pattern);
            int number = patterns.size();
            conditions.add(columns.stream().map(column -> column + " LIKE ?" + number + " ESCAPE '\\'").collect(Collectors.joining(" OR ", "(", ")")));
        }
        String sql = "SELECT t.id, %s, %s, %s, %s FROM main.\"%s\" t WHERE %s ORDER BY t.id".formatted(table.projectAndChat(), tables.column(table.name(), "t", table.title()),
            tables.column(table.name(), "t", table.time()), columns.stream().map(column -> "substr(" + column + ", 1, " + LONGEST + ")").collect(Collectors.joining(", ")),
            table.name(), String.join(" AND ", conditions));
        try (PreparedStatement statement = Sql.prepare(connection, sql, patterns); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    String text = rows.getString(6 + i);
                    texts.add(text == null ? "" : text);
                }
                // A word of two columns stands in neither, so the sign between them belongs to no word.
                String all = String.join("\n", texts);
                if (words.absentFrom(all).isEmpty() && !found.take(hit(table.kind(), rows, texts))) {
                    return false;
                }
            }
        }
        return true;
    }

    private SearchHit hit(Kind kind, ResultSet row, List<String> texts) throws SQLException {
        String shown = texts.stream().filter(text -> !words.places(text).isEmpty()).findFirst().orElse(texts.getFirst());
        return new SearchHit(kind, row.getLong(1), number(row, 2), number(row, 3), row.getString(4), words.excerpt(shown), Moment.of(row.getString(5)));
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
