package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.search.ChatSearch;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Searching many messages ({@code -Dbench.messages}, default 2,000,000), without and with the index beside the database, beside LIKE through plain JDBC: a word that three messages
 * have, the oldest among them, and one that many have.
 */
final class SearchBenchmark {
    private static final String RARE = "quokkaword";
    private static final Cancellation NEVER = Cancellation.never();
    private static final int LIMIT = 100;

    private final Services services;
    private final ChatSearch search;

    private SearchBenchmark(Services services) {
        this.services = services;
        this.search = services.chatSearch();
    }

    static String tables(int rounds) throws Exception {
        Path folder = Folders.fresh("search");
        try {
            Services services = ManyRows.workspace(folder, Long.getLong("bench.messages", 2_000_000L));
            services.database().write("benchmark", ForeignKeys.ENFORCED, connection -> Sql.run(connection,
                "UPDATE messages SET content = content || ' " + RARE + "' WHERE id IN (1, (SELECT max(id) / 2 FROM messages), (SELECT max(id) FROM messages))"));
            return new SearchBenchmark(services).all(rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private String all(int rounds) throws Exception {
        StringBuilder tables = new StringBuilder();
        tables.append(races("without the index", rounds));
        long started = System.nanoTime();
        search.rebuild(Progress.NONE, NEVER);
        tables.append("\nMaking the index took ").append((System.nanoTime() - started) / 1_000_000).append(" ms.\n");
        return tables.append(races("with the index", rounds)).toString();
    }

    private String races(String how, int rounds) throws Exception {
        return new Race("First hit of a rare word, " + how).road("LIKE, newest first", () -> like(RARE, 1)).road("Tidemark", () -> searched(RARE, true)).run(1, rounds)
            + new Race("All hits of a rare word, " + how).road("LIKE, newest first", () -> like(RARE, LIMIT)).road("Tidemark", () -> searched(RARE, false)).run(1, rounds)
            + new Race("The first " + LIMIT + " hits of a common word, " + how).road("LIKE, newest first", () -> like("returns", LIMIT)).road("Tidemark", () -> searched("returns", false)).run(1, rounds);
    }

    private long like(String word, int most) throws SQLException {
        long started = System.nanoTime();
        try (Connection connection = services.database().openForReading();
             PreparedStatement query = connection.prepareStatement("SELECT id, chat_id, content FROM messages WHERE content LIKE '%" + word + "%' ORDER BY id DESC LIMIT " + most); ResultSet found = query.executeQuery()) {
            int hits = 0;
            while (found.next()) {
                hits += found.getString(3).isEmpty() ? 0 : 1;
            }
            require(hits > 0);
        }
        return System.nanoTime() - started;
    }

    private long searched(String word, boolean untilFirst) {
        long started = System.nanoTime();
        long[] first = new long[1];
        search.search(word, LIMIT, hit -> first[0] = first[0] == 0 ? System.nanoTime() - started : first[0], Progress.NONE, NEVER);
        require(first[0] > 0);
        return untilFirst ? first[0] : System.nanoTime() - started;
    }

    private static void require(boolean found) {
        if (!found) {
            throw new IllegalStateException("Nothing was found");
        }
    }
}
