package dev.tidemark.core.chats;

import dev.tidemark.core.chats.SampleContent.ProjectPart;
import dev.tidemark.core.chats.SampleContent.Turn;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * A large data set for trying things out: any number of messages of about 500 bytes, the same every time. The texts are put together from
 * the sentences of the sample chats. Every {@value #RARE_EVERY}th message holds the word “{@value #RARE_WORD}”, which no other has.
 */
public final class ManyMessages {
    /** A word to search for that is in one message of {@value #RARE_EVERY}. */
    public static final String RARE_WORD = "kittiwake";
    /** How many messages there are to one that holds {@link #RARE_WORD}. */
    public static final int RARE_EVERY = 100_003;

    private static final int PIECES = 2048;
    private static final int ANSWER_LENGTH = 400;
    private static final int AT_A_TIME = 50_000;
    private static final int IN_A_CHAT = 40;
    private static final int CHATS_IN_A_PROJECT = 500;

    /** SQLite makes the rows itself: none crosses over from Java, which takes most of the time otherwise. */
    private static final String FILL = """
        WITH RECURSIVE n (i) AS (VALUES (?1) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
        INSERT INTO main.messages (id, chat_id, role, content, metadata, created_at)
        SELECT ?3 + i, ?4 + CASE WHEN i < ?5 THEN 0 ELSE 1 + (i - ?5) / %d END, CASE i %% 2 WHEN 0 THEN 'user' ELSE 'assistant' END,
            CASE i %% 2 WHEN 0 THEN a.question ELSE a.answer || ' ' || b.answer END || CASE i %% %d WHEN %d THEN ' A %s was seen.' ELSE '' END,
            CASE i %% 2 WHEN 0 THEN NULL ELSE '{"model":"tern-2","tokens":{"prompt":' || (180 + i * 7919 %% 4000) || ',"completion":' || (length(a.answer) / 3) || '}}' END,
            strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', 1600000000 + i * 13 + i * 7919 %% 13, 'unixepoch')
        FROM n CROSS JOIN temp.piece a ON a.id = i * 7919 %% %d CROSS JOIN temp.piece b ON b.id = (i * 104729 + i / 2048) %% %d""".formatted(
        IN_A_CHAT, RARE_EVERY, RARE_EVERY / 2, RARE_WORD, PIECES, PIECES);

    private ManyMessages() { }

    /** How many rows were filled in. */
    public record Filled(long projects, long chats, long messages) { }

    /**
     * Adds messages, with chats of {@value #IN_A_CHAT} messages (the first has a tenth of all, at most 100,000) and projects to hold them, in
     * one transaction. Documents and settings are left alone. Blocking.
     *
     * @param messages at least 1
     * @param toRows whether rows that are there already are no reason to refuse
     * @throws Problem {@link ProblemCode#SAMPLE_REFUSED} when a table is missing or, unless {@code toRows}, holds rows; nothing is added then
     */
    public static Filled fill(Database database, long messages, boolean toRows, Progress progress, Cancellation cancellation) {
        return database.write("Fill in " + Texts.count(messages, "message", "messages"), ForeignKeys.CHECKED_BY_US, connection -> {
            SampleData.refuseWithoutTables(connection);
            if (!toRows) {
                SampleData.refuseUnlessEmpty(connection);
            }
            makePieces(connection);
            return fill(connection, messages, progress, cancellation);
        });
    }

    private static Filled fill(Connection connection, long messages, Progress progress, Cancellation cancellation) throws SQLException {
        long lastProject = last(connection, "projects");
        long lastChat = last(connection, "chats");
        long lastMessage = last(connection, "messages");
        long inFirst = Math.clamp(messages / 10, 1, 100_000);
        long chats = 1 + Math.ceilDiv(messages - inFirst, IN_A_CHAT);
        long projects = Math.ceilDiv(chats, CHATS_IN_A_PROJECT);
        List<ProjectPart> names = SampleContent.projects();
        for (long i = 0; i < projects; i++) {
            ProjectPart like = names.get((int) (i % names.size()));
            Sql.run(connection, "INSERT INTO projects (id, name, description, created_at, updated_at) VALUES (?, ?, ?, '2020-09-13T12:00:00.000Z', '2020-09-13T12:00:00.000Z')",
                lastProject + 1 + i, like.name() + " " + (i + 1), like.description());
        }
        Sql.run(connection, """
            WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
            INSERT INTO main.chats (id, project_id, title, created_at, updated_at)
            SELECT ?2 + i, ?3 + i / ?4, substr(a.question, 1, 60), strftime('%Y-%m-%dT%H:%M:%fZ', 1600000000 + i * 520, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%fZ', 1600000500 + i * 520, 'unixepoch')
            FROM n CROSS JOIN temp.piece a ON a.id = i * 7919 % ?5""", chats, lastChat + 1, lastProject + 1, CHATS_IN_A_PROJECT, PIECES);
        for (long from = 0; from < messages; from += AT_A_TIME) {
            cancellation.check("filling in messages");
            progress.report("Message " + Texts.grouped(from) + " of " + Texts.grouped(messages), (double) from / messages);
            Sql.run(connection, FILL, from, Math.min(from + AT_A_TIME, messages) - 1, lastMessage + 1, lastChat + 1, inFirst);
        }
        Sql.run(connection, "DROP TABLE temp.piece");
        return new Filled(projects, chats, messages);
    }

    private static long last(Connection connection, String table) throws SQLException {
        return Sql.number(connection, "SELECT max(id) FROM " + table);
    }

    private static void makePieces(Connection connection) throws SQLException {
        List<String> sentences = SampleContent.projects().stream().flatMap(p -> p.chats().stream()).flatMap(chat -> SampleContent.chat(chat).turns().stream())
            .map(Turn::content).flatMap(text -> List.of(text.split("(?<=[.!?])\\s+")).stream()).filter(s -> s.length() > 20 && s.length() < 300 && !s.contains(RARE_WORD)).toList();
        Random random = new Random(1870);
        Sql.run(connection, "CREATE TEMP TABLE piece (id INTEGER PRIMARY KEY, question TEXT NOT NULL, answer TEXT NOT NULL)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO temp.piece (id, question, answer) VALUES (?, ?, ?)")) {
            for (int i = 0; i < PIECES; i++) {
                insert.setInt(1, i);
                insert.setString(2, text(sentences, random, 60));
                insert.setString(3, text(sentences, random, ANSWER_LENGTH));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String text(List<String> sentences, Random random, int atLeast) {
        StringBuilder text = new StringBuilder();
        while (text.length() < atLeast) {
            text.append(text.isEmpty() ? "" : " ").append(sentences.get(random.nextInt(sentences.size())));
        }
        return text.toString();
    }
}
