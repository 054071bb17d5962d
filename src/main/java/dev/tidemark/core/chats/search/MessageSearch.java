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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks through messages, newest first, on a connection without a transaction: each stretch is read by itself, so that the chatbot can write in between. */
final class MessageSearch implements AutoCloseable {
    /** How much of a message is held at a time; a longer one is looked through piece by piece. */
    private static final int PIECE = 100_000;
    private static final int OVERLAP = 1_000;
    /** How many ids one statement goes through: a fraction of a second. The first ones are shorter, so that the newest messages are told at once. */
    private static final long STRETCH = 20_000;
    private static final long FIRST_STRETCH = 1_000;

    private final Connection connection;
    private final Words words;
    private final String columns;
    private final String content;
    private final boolean keyed;
    private final PreparedStatement one;

    MessageSearch(Connection connection, ChatTables tables, Words words) throws SQLException {
        this.connection = connection;
        this.words = words;
        this.content = tables.column("messages", "m", "content");
        this.columns = "m.id, c.project_id, m.chat_id, %s, %s, octet_length(%s), substr(%s, 1, %d)".formatted(tables.column("chats", "c", "title"),
            tables.column("messages", "m", "created_at"), content, content, PIECE);
        this.keyed = isKeyed(connection);
        this.one = connection.prepareStatement("SELECT " + columns + " FROM main.messages m CROSS JOIN main.chats c ON c.id = m.chat_id WHERE m.id = ?");
    }

    /** Whether messages.id is the number of the row itself, so that a stretch of ids is found without reading the others. */
    static boolean isKeyed(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM pragma_table_info('messages') WHERE pk = 1 AND name = 'id' COLLATE NOCASE AND type = 'INTEGER' COLLATE NOCASE") == 1
            && Sql.number(connection, "SELECT count(*) FROM pragma_table_info('messages') WHERE pk > 0") == 1
            && Sql.number(connection, "SELECT count(*) FROM pragma_table_list('messages') WHERE schema = 'main' AND type = 'table' AND wr = 0") == 1;
    }

    /**
     * Looks at every message up to an id, newest first, down to another.
     *
     * @param from the greatest id
     * @param above ids above this one only
     * @return whether more are wanted
     */
    boolean scan(long from, long above, Found found, Pace pace) throws SQLException {
        if (!keyed) {
            return stretch(Long.MAX_VALUE, Long.MIN_VALUE, found);
        }
        Optional<Long> next = greatest(from);
        long length = FIRST_STRETCH;
        while (next.isPresent() && next.get() > above) {
            long low = next.get() < Long.MIN_VALUE + length ? above : Math.max(above, next.get() - length);
            Optional<Long> oldest = oldest(next.get(), low);
            if (oldest.isPresent() && !stretch(next.get(), oldest.get() - 1, found)) {
                return false;
            }
            pace.reached(low);
            next = greatest(low);
            length = Math.min(2 * length, STRETCH);
        }
        return true;
    }

    /** The first message of a stretch that may be a hit. Most stretches have none, and a disk gives what is read forwards several times as fast as backwards. */
    private Optional<Long> oldest(long from, long above) throws SQLException {
        String sql = "SELECT m.id FROM main.messages m WHERE m.id <= ?1 AND m.id > ?2" + like() + " ORDER BY m.id LIMIT 1";
        return Sql.first(connection, sql, row -> row.getLong(1), parameters(from, above).toArray());
    }

    private String like() {
        return IntStream.rangeClosed(1, words.patterns().size()).mapToObj(i -> " AND " + content + " LIKE ?" + (i + 2) + " ESCAPE '\\'").collect(Collectors.joining());
    }

    private List<Object> parameters(long from, long above) {
        List<Object> parameters = new ArrayList<>(List.of(from, above));
        parameters.addAll(words.patterns());
        return parameters;
    }

    /** The hit that a message is; nothing when it is gone or does not hold the words. */
    Optional<SearchHit> look(long id) throws SQLException {
        one.setLong(1, id);
        try (ResultSet row = one.executeQuery()) {
            return row.next() ? hit(row) : Optional.empty();
        }
    }

    /** Where a long search is. */
    interface Pace {
        /** All messages above this id were looked at. */
        void reached(long id);
    }

    private Optional<Long> greatest(long upTo) throws SQLException {
        return Sql.first(connection, "SELECT max(id) FROM main.messages WHERE id <= ?", row -> {
            long id = row.getLong(1);
            return row.wasNull() ? null : id;
        }, upTo);
    }

    private boolean stretch(long from, long above, Found found) throws SQLException {
        String sql = "SELECT " + columns + " FROM main.messages m CROSS JOIN main.chats c ON c.id = m.chat_id WHERE m.id <= ?1 AND m.id > ?2" + like() + " ORDER BY m.id DESC";
        try (PreparedStatement statement = Sql.prepare(connection, sql, parameters(from, above)); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Optional<SearchHit> hit = hit(rows);
                if (hit.isPresent() && !found.take(hit.get())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<SearchHit> hit(ResultSet row) throws SQLException {
        String text = row.getString(7);
        if (text == null) {
            return Optional.empty();
        }
        String shown = words.places(text).isEmpty() ? null : text;
        Set<Integer> absent = words.absentFrom(text);
        long id = row.getLong(1);
        for (long at = PIECE; !absent.isEmpty() && at < row.getLong(6); at += PIECE) {
            String piece = Sql.text(connection, "SELECT substr(" + content + ", ?, ?) FROM main.messages m WHERE m.id = ?", at - OVERLAP + 1, PIECE + OVERLAP, id);
            if (piece == null || piece.length() <= OVERLAP) {
                break;
            }
            absent.retainAll(words.absentFrom(piece));
            shown = shown == null && !words.places(piece).isEmpty() ? piece : shown;
        }
        return absent.isEmpty() ? Optional.of(new SearchHit(Kind.MESSAGE, id, row.getLong(2), row.getLong(3), row.getString(4), words.excerpt(shown == null ? text : shown),
            Moment.of(row.getString(5)))) : Optional.empty();
    }

    @Override public void close() throws SQLException {
        one.close();
    }
}
