package dev.tidemark.core.chats;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the chatbot keeps. Every call blocks, opens a read-only connection of its own, and reads no more rows than its
 * limit. A database at an older version is read as far as it goes; {@link Listing#missing()} tells what it lacks.
 * All throw {@link Problem} when the file cannot be read.
 */
public final class ChatsReader {
    /** How many characters of one content or metadata are read. */
    public static final int LONGEST_TEXT = 100_000;

    private final Database database;
    private final Path workspace;

    /**
     * A reader.
     *
     * @param workspace the workspace folder, in which the files of documents are looked for
     */
    public ChatsReader(Database database, Path workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** The projects by name. */
    public Listing<Project> projects(int limit) {
        return list(limit, List.of("projects", "documents", "chats", "messages"), ChatQueries::projects, row -> new Project(
            row.getLong(1), row.getString(2), row.getString(3), moment(row, 4), moment(row, 5),
            row.getLong(6), row.getLong(7), row.getLong(8), moment(row, 9)));
    }

    /**
     * The documents of a project, newest first.
     *
     * @param after the last document of the page before, or null for the first page
     */
    public Listing<Document> documents(long projectId, Document after, int limit) {
        Object[] parameters = after == null ? new Object[] {projectId} : new Object[] {projectId, key(after.createdAt(), after.id()), after.id()};
        return list(limit, List.of("documents"), q -> q.documents(after != null), this::document, parameters);
    }

    /** One document, for example that of a search hit; nothing when it is not there. */
    public Optional<Document> document(long id) {
        return one("documents", ChatQueries::document, this::document, id);
    }

    /**
     * The chats of a project, last changed first.
     *
     * @param after the last chat of the page before, or null for the first page
     */
    public Listing<Chat> chats(long projectId, Chat after, int limit) {
        Object[] parameters = after == null ? new Object[] {projectId} : new Object[] {projectId, key(after.updatedAt(), after.id()), after.id()};
        return list(limit, List.of("chats", "messages"), q -> q.chats(after != null), ChatsReader::chat, parameters);
    }

    /** One chat, for example that of a search hit; nothing when it is not there. */
    public Optional<Chat> chat(long id) {
        return one("chats", ChatQueries::chat, ChatsReader::chat, id);
    }

    /**
     * The messages of a chat in the order in which they were written.
     *
     * @param afterId the id of the last message before this page; 0 for the first page
     */
    public Listing<Message> messages(long chatId, long afterId, int limit) {
        return list(limit, List.of("messages"), ChatQueries::messagesAfter, ChatsReader::message, chatId, afterId);
    }

    /**
     * The messages just before one, in the order in which they were written.
     *
     * @param beforeId the id of the first message after this page; {@link Long#MAX_VALUE} for the newest messages
     */
    public Listing<Message> messagesBefore(long chatId, long beforeId, int limit) {
        Listing<Message> newestFirst = list(limit, List.of("messages"), ChatQueries::messagesBefore, ChatsReader::message, chatId, beforeId);
        return new Listing<>(newestFirst.rows().reversed(), newestFirst.more(), newestFirst.missing());
    }

    /** How many messages of a chat come before the one with this id, so that a page can say where it stands; 0 without the table. */
    public long countBefore(long chatId, long id) {
        return database.read(connection -> ChatTables.of(connection).has("messages") ? Sql.number(connection, ChatQueries.COUNT_BEFORE, chatId, id) : 0);
    }

    /** The settings by category, then by key. */
    public Listing<Setting> settings(int limit) {
        return list(limit, List.of("settings"), ChatQueries::settings, row -> new Setting(
            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), moment(row, 6)));
    }

    @FunctionalInterface
    private interface Query {
        String sql(ChatQueries queries);
    }

    private <T> Optional<T> one(String table, Query query, Sql.Row<T> row, long id) {
        return database.read(connection -> {
            ChatTables tables = ChatTables.of(connection);
            return tables.has(table) ? Sql.first(connection, query.sql(new ChatQueries(tables)), row, id) : Optional.empty();
        });
    }

    /** The first of {@code listed} is the table that the rows come from; without it the list is empty. */
    private <T> Listing<T> list(int limit, List<String> listed, Query query, Sql.Row<T> row, Object... parameters) {
        return database.read(connection -> {
            ChatTables tables = ChatTables.of(connection);
            List<T> rows = tables.has(listed.getFirst()) ? rows(connection, query.sql(new ChatQueries(tables)), row, parameters, limit) : List.of();
            return Listing.upTo(limit, rows, tables.missing(listed));
        });
    }

    private static <T> List<T> rows(Connection connection, String sql, Sql.Row<T> row, Object[] parameters, int limit) throws SQLException {
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = limit + 1L;
        return Sql.list(connection, sql, row, all);
    }

    private Document document(ResultSet row) throws SQLException {
        return new Document(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5), row.getLong(6), row.getString(7),
            row.getString(8), row.getString(9), moment(row, 10), moment(row, 11), StoredFile.find(workspace, row.getString(4)));
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(row.getLong(1), row.getLong(2), row.getString(3), moment(row, 4), moment(row, 5), row.getLong(6), moment(row, 7));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5), row.getString(6), moment(row, 7));
    }

    private static Moment moment(ResultSet row, int column) throws SQLException {
        return Moment.of(row.getString(column));
    }

    /** A list without a time is sorted by id. */
    private static Object key(Moment time, long id) {
        return time == null ? (Object) id : time.text();
    }
}
