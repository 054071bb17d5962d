package dev.tidemark.core.chats;

import java.util.ArrayList;
import java.util.List;

/** The statements of {@link ChatsReader}: fixed texts, in which a table or column that this version does not have is left out. */
final class ChatQueries {
    /** Parameters: chat, id. */
    static final String COUNT_BEFORE = "SELECT count(*) FROM \"messages\" WHERE chat_id = ? AND id < ?";

    private final ChatTables tables;

    ChatQueries(ChatTables tables) {
        this.tables = tables;
    }

    /** Parameters: limit. */
    String projects() {
        return """
            SELECT p.id, %s, %s, %s, %s, %s, %s, %s, %s
            FROM "projects" p
            ORDER BY 2 COLLATE NOCASE, 1
            LIMIT ?""".formatted(
            project("name"), project("description"), project("created_at"), project("updated_at"),
            when("documents", "(SELECT count(*) FROM \"documents\" d WHERE d.project_id = p.id)", "0"),
            when("chats", "(SELECT count(*) FROM \"chats\" c WHERE c.project_id = p.id)", "0"),
            chatsAndMessages("(SELECT count(*) FROM \"chats\" c JOIN \"messages\" m ON m.chat_id = c.id WHERE c.project_id = p.id)", "0"),
            lastActivity());
    }

    /** Parameters: project, [time and id of the row before], limit. Newest first. */
    String documents(boolean continued) {
        String time = tables.has("documents", "created_at") ? document("created_at") : "d.id";
        return documentRows() + """
            WHERE d.project_id = ? %s
            ORDER BY %s DESC, d.id DESC
            LIMIT ?""".formatted(continued ? "AND (" + time + ", d.id) < (?, ?)" : "", time);
    }

    /** Parameters: document. */
    String document() {
        return documentRows() + "WHERE d.id = ?";
    }

    /** Parameters: project, [time and id of the row before], limit. Last changed first. */
    String chats(boolean continued) {
        String time = tables.has("chats", "updated_at") ? chat("updated_at") : "c.id";
        return chatRows() + """
            WHERE c.project_id = ? %s
            ORDER BY %s DESC, c.id DESC
            LIMIT ?""".formatted(continued ? "AND (" + time + ", c.id) < (?, ?)" : "", time);
    }

    /** Parameters: chat. */
    String chat() {
        return chatRows() + "WHERE c.id = ?";
    }

    /** Parameters: chat, id before the first, limit. */
    String messagesAfter() {
        return messageRows() + "WHERE m.chat_id = ? AND m.id > ? ORDER BY m.id LIMIT ?";
    }

    /** Parameters: chat, id after the last, limit. Newest first. */
    String messagesBefore() {
        return messageRows() + "WHERE m.chat_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?";
    }

    /** Parameters: limit. */
    String settings() {
        return """
            SELECT s.id, %s, %s, %s, %s, %s
            FROM "settings" s
            ORDER BY 4 COLLATE NOCASE, 2 COLLATE NOCASE, 1
            LIMIT ?""".formatted(setting("key"), setting("value"), setting("category"), setting("description"), setting("updated_at"));
    }

    private String documentRows() {
        return """
            SELECT d.id, d.project_id, %s, %s, %s, %s, %s, %s, substr(%s, 1, %d), %s, %s
            FROM "documents" d
            """.formatted(document("filename"), document("file_path"), document("file_type"), document("file_size"), document("status"),
            document("error_message"), document("metadata"), ChatsReader.LONGEST_TEXT, document("created_at"), document("processed_at"));
    }

    private String chatRows() {
        return """
            SELECT c.id, c.project_id, %s, %s, %s, %s, %s
            FROM "chats" c
            """.formatted(chat("title"), chat("created_at"), chat("updated_at"),
            when("messages", "(SELECT count(*) FROM \"messages\" m WHERE m.chat_id = c.id)", "0"),
            when("messages", "(SELECT " + message("created_at") + " FROM \"messages\" m WHERE m.chat_id = c.id ORDER BY m.id DESC LIMIT 1)", "NULL"));
    }

    private String messageRows() {
        return """
            SELECT m.id, m.chat_id, %s, %s, %s, %s, %s
            FROM "messages" m
            """.formatted(message("role"), beginning(message("content")), letters(message("content")), beginning(message("metadata")), message("created_at"));
    }

    /** Texts that are not long come as they are: substr() would end at a NUL (https://www.sqlite.org/nulinstr.html). */
    private static String beginning(String text) {
        return "iif(octet_length(%1$s) > %2$d, substr(%1$s, 1, %2$d), %1$s)".formatted(text, ChatsReader.LONGEST_TEXT);
    }

    /** length() ends there too, so that what is cut by it is told in bytes. */
    private static String letters(String text) {
        return "iif(octet_length(%1$s) > %2$d AND instr(%1$s, char(0)) > 0, octet_length(%1$s), length(%1$s))".formatted(text, ChatsReader.LONGEST_TEXT);
    }

    /** The greatest of several times; each is found at the end of an index, not by reading all rows. */
    private String lastActivity() {
        List<String> times = new ArrayList<>(List.of("''", project("created_at"), project("updated_at")));
        times.add(when("documents", "(SELECT max(" + document("created_at") + ") FROM \"documents\" d WHERE d.project_id = p.id)", "NULL"));
        times.add(when("chats", "(SELECT max(" + chat("updated_at") + ") FROM \"chats\" c WHERE c.project_id = p.id)", "NULL"));
        times.add(chatsAndMessages("(SELECT max(" + message("created_at") + ") FROM \"chats\" c JOIN \"messages\" m "
            + "ON m.id = (SELECT max(n.id) FROM \"messages\" n WHERE n.chat_id = c.id) WHERE c.project_id = p.id)", "NULL"));
        return "nullif(max(" + String.join(", ", times.stream().map(t -> t.equals("''") ? t : "ifnull(" + t + ", '')").toList()) + "), '')";
    }

    private String when(String table, String sql, String otherwise) {
        return tables.has(table) ? sql : otherwise;
    }

    private String chatsAndMessages(String sql, String otherwise) {
        return tables.has("chats") && tables.has("messages") ? sql : otherwise;
    }

    private String project(String column) {
        return tables.column("projects", "p", column);
    }

    private String document(String column) {
        return tables.column("documents", "d", column);
    }

    private String chat(String column) {
        return tables.column("chats", "c", column);
    }

    private String message(String column) {
        return tables.column("messages", "m", column);
    }

    private String setting(String column) {
        return tables.column("settings", "s", column);
    }
}
