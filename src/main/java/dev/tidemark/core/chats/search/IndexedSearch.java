package dev.tidemark.core.chats.search;

import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Looks through messages with the index: what came after it and the newest ones are read, where a common word has its first hits at once; the others are asked of the index,
 * and each answer is looked at, so that nothing is told that is not there any more.
 */
final class IndexedSearch {
    private static final long READ_ANYWAY = 4_000;

    private final Connection connection;
    private final SearchIndex index;
    private final IndexState state;
    private final Words words;
    private final MessageSearch messages;
    private final Cancellation cancellation;

    IndexedSearch(Connection connection, SearchIndex index, IndexState state, Words words, MessageSearch messages, Cancellation cancellation) {
        this.connection = connection;
        this.index = index;
        this.state = state;
        this.words = words;
        this.messages = messages;
        this.cancellation = cancellation;
    }

    /** @return whether the index could be asked; if not, the messages were read */
    boolean run(Found found) throws SQLException {
        long newest = Sql.number(connection, "SELECT max(id) FROM main.messages");
        long[] reached = {Math.min(state.last(), newest - READ_ANYWAY)};
        if (!messages.scan(Long.MAX_VALUE, reached[0], found, _ -> { })) {
            return true;
        }
        try (Connection asked = index.open()) {
            return Interruptible.run(asked, cancellation, "the search", each -> ask(each, found, reached));
        } catch (SQLException | Problem failure) {
            Problem problem = SqliteErrors.problem(failure, index.file());
            if (!SearchIndex.isUnusable(problem)) {
                throw problem;
            }
            System.getLogger(IndexedSearch.class.getName()).log(System.Logger.Level.WARNING, "The search index cannot be used", failure);
            messages.scan(reached[0], Long.MIN_VALUE, found, _ -> { });
            return false;
        }
    }

    private boolean ask(Connection asked, Found found, long[] reached) throws SQLException {
        List<Long> lengthy = Sql.list(asked, "SELECT id FROM long_message WHERE id <= ? ORDER BY id DESC", row -> row.getLong(1), reached[0]);
        int next = 0;
        try (PreparedStatement statement = Sql.prepare(asked, "SELECT rowid FROM words WHERE words MATCH ? AND rowid <= ? ORDER BY rowid DESC", List.of(words.indexQuery(), reached[0]));
             ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long id = rows.getLong(1);
                for (; next < lengthy.size() && lengthy.get(next) >= id; next++) {
                    if (lengthy.get(next) > id && !tell(lengthy.get(next), found)) {
                        return true;
                    }
                }
                reached[0] = id - 1;
                if (!tell(id, found)) {
                    return true;
                }
            }
        }
        for (; next < lengthy.size(); next++) {
            if (!tell(lengthy.get(next), found)) {
                return true;
            }
        }
        return true;
    }

    private boolean tell(long id, Found found) throws SQLException {
        cancellation.check("the search");
        Optional<SearchHit> hit = messages.look(id);
        return hit.isEmpty() || found.take(hit.get());
    }
}
