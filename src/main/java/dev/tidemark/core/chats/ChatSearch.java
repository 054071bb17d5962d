package dev.tidemark.core.chats;

import dev.tidemark.core.chats.SearchHit.Kind;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for a text in every table, one after the other: first what names things, then the messages, newest first. */
final class ChatSearch {
    private static final int BEFORE = 40;
    private static final int EXCERPT = 160;

    private final Connection connection;
    private final ChatTables tables;

    ChatSearch(Connection connection, ChatTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    List<SearchHit> hits(String text, int limit) throws SQLException {
        List<SearchHit> hits = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (hits.size() < limit && tables.has(table(kind)) && (kind != Kind.MESSAGE || tables.has("chats"))) {
                hits.addAll(find(kind, text, limit - hits.size()));
            }
        }
        return hits;
    }

    private static String table(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }

    private List<SearchHit> find(Kind kind, String text, int limit) throws SQLException {
        String sql = switch (kind) {
            case PROJECT -> rows(kind, "t.id, NULL", "name", "updated_at", List.of("name", "description"));
            case CHAT -> rows(kind, "t.project_id, t.id", "title", "updated_at", List.of("title"));
            case DOCUMENT -> rows(kind, "t.project_id, NULL", "filename", "created_at", List.of("filename", "error_message"));
            case SETTING -> rows(kind, "NULL, NULL", "key", "updated_at", List.of("key", "value", "description"));
            case MESSAGE -> """
                SELECT m.id, c.project_id, m.chat_id, %s, %s, %s
                FROM "messages" m JOIN "chats" c ON c.id = m.chat_id
                WHERE %s LIKE ?2 ESCAPE '\\'
                ORDER BY m.id DESC
                LIMIT ?3""".formatted(tables.column("chats", "c", "title"), excerpt(tables.column("messages", "m", "content")),
                tables.column("messages", "m", "created_at"), tables.column("messages", "m", "content"));
        };
        return Sql.list(connection, sql, row -> hit(kind, row), text, pattern(text), limit);
    }

    /** Rows of one table whose searched columns hold the text; the excerpt is of the first of them that does. */
    private String rows(Kind kind, String projectAndChat, String title, String time, List<String> searched) {
        String table = table(kind);
        List<String> conditions = new ArrayList<>();
        StringBuilder excerpt = new StringBuilder("CASE");
        for (String name : searched) {
            String column = tables.column(table, "t", name);
            conditions.add(column + " LIKE ?2 ESCAPE '\\'");
            excerpt.append(" WHEN ").append(conditions.getLast()).append(" THEN ").append(excerpt(column));
        }
        return """
            SELECT t.id, %s, %s, %s END, %s
            FROM "%s" t
            WHERE %s
            ORDER BY t.id
            LIMIT ?3""".formatted(projectAndChat, tables.column(table, "t", title), excerpt, tables.column(table, "t", time), table,
            String.join(" OR ", conditions));
    }

    /** lower() folds A to Z only and so keeps every position, which LIKE folds alike (https://www.sqlite.org/lang_expr.html#like). */
    private static String excerpt(String column) {
        String start = "max(1, instr(lower(" + column + "), lower(?1)) - " + BEFORE + ")";
        return "iif(" + start + " > 1, '…', '') || substr(" + column + ", " + start + ", " + EXCERPT + ") || iif(length(" + column + ") >= " + start + " + " + EXCERPT + ", '…', '')";
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static SearchHit hit(Kind kind, ResultSet row) throws SQLException {
        String excerpt = row.getString(5);
        return new SearchHit(kind, row.getLong(1), number(row, 2), number(row, 3), row.getString(4),
            excerpt == null ? "" : excerpt.replaceAll("\\s+", " ").strip(), Moment.of(row.getString(6)));
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
