package dev.tidemark.core.chats.search;

import dev.tidemark.core.chats.ChatTables;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for {@link Words} in names, titles, file names, settings and all messages. The messages are read, or asked of an index that lies beside the database and never in it;
 * both find the same. Blocking; safe for any thread.
 */
public final class ChatSearch {
    private static final String WHAT = "the search";

    private final Database database;
    private final SearchIndex index;

    public ChatSearch(Workspace workspace, Database database) {
        this.database = database;
        this.index = new SearchIndex(workspace);
    }

    /**
     * Searches. First what names things, then the messages, newest first; of the messages each stretch is read by itself, so that nobody who writes waits.
     *
     * @param text what a person typed, see {@link Words}; blank finds nothing
     * @param limit how many hits at most
     * @param hits gets each at once, on this thread
     * @throws Problem CANCELLED, and when the file cannot be read
     */
    public SearchReport search(String text, long limit, Consumer<SearchHit> hits, Progress progress, Cancellation cancellation) {
        Words words = Words.of(text);
        Limited found = new Limited(limit, hits);
        try (Connection connection = database.openForReading()) {
            return Interruptible.run(connection, cancellation, WHAT, reading -> search(reading, words, found, progress, cancellation));
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        }
    }

    /** The state of the index; empty when there is none. Reads only. */
    public Optional<IndexState> index() {
        return index.state();
    }

    /** Whether nobody has written to the database since all of it was compared with the index. */
    public boolean isCompared(IndexState state) {
        return state.mark() != null && state.mark().equals(StateMark.of(database.file()));
    }

    /**
     * Makes the index, or brings it up to date: new messages are added, and where anything was written since, the others are compared and edited or deleted ones put right.
     * The database is only read. A cancelled update is gone on with by the next one.
     *
     * An index that is damaged is made anew.
     *
     * @throws Problem SEARCH_NOT_INDEXED, CANCELLED, WORKSPACE_BUSY when another Tidemark does the same, DISK_FULL …
     */
    public IndexState update(Progress progress, Cancellation cancellation) {
        try (Connection messages = database.openForReading()) {
            requireIndexable(messages);
            try {
                bringUpToDate(messages, progress, cancellation);
            } catch (Problem problem) {
                if (!SearchIndex.isUnusable(problem)) {
                    throw problem;
                }
                index.remove();
                bringUpToDate(messages, progress, cancellation);
            }
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        }
        return index.state().orElseThrow(() -> Problem.of(ProblemCode.FILE_MISSING, "path", index.file()));
    }

    private void bringUpToDate(Connection messages, Progress progress, Cancellation cancellation) {
        String mark = StateMark.of(database.file());
        boolean fresh = index.state().isEmpty();
        if (fresh) {
            index.create();
        }
        boolean behind = mark == null || !index.state().map(IndexState::mark).equals(Optional.of(mark));
        try (Connection writing = index.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            new IndexUpdate(messages, writing, progress, cancellation).run(behind, behind ? mark : null);
        } catch (SQLException failure) {
            Problem problem = SqliteErrors.problem(failure, index.file());
            // In a new index nothing can be damaged, so that it is the messages.
            throw fresh && SearchIndex.isUnusable(problem) ? SqliteErrors.problem(failure, database.file()) : problem;
        }
    }

    /** Makes the index anew, as {@link #update}. */
    public IndexState rebuild(Progress progress, Cancellation cancellation) {
        try (Connection messages = database.openForReading()) {
            requireIndexable(messages);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        }
        index.remove();
        return update(progress, cancellation);
    }

    /** Removes the index; the search then reads the messages. */
    public void drop() {
        index.remove();
    }

    private static void requireIndexable(Connection messages) throws SQLException {
        if (!ChatTables.of(messages).has("messages", "content")) {
            throw Problem.of(ProblemCode.SEARCH_NOT_INDEXED, "detail", "it has no table of messages");
        }
        if (!MessageSearch.isKeyed(messages)) {
            throw Problem.of(ProblemCode.SEARCH_NOT_INDEXED, "detail", "messages.id is no INTEGER PRIMARY KEY");
        }
    }

    private SearchReport search(Connection connection, Words words, Limited found, Progress progress, Cancellation cancellation) throws SQLException {
        ChatTables tables = ChatTables.of(connection);
        boolean indexed = false;
        boolean outdated = false;
        if (!words.none() && new NameSearch(connection, tables, words).run(found) && tables.has("messages", "content") && tables.has("chats")) {
            Optional<IndexState> state = words.indexQuery() == null || !MessageSearch.isKeyed(connection) ? Optional.empty() : index.state();
            try (MessageSearch messages = new MessageSearch(connection, tables, words)) {
                if (state.isPresent()) {
                    indexed = new IndexedSearch(connection, index, state.get(), words, messages, cancellation).run(found);
                    outdated = indexed && !isCompared(state.get());
                } else {
                    long newest = Sql.number(connection, "SELECT max(id) FROM main.messages");
                    messages.scan(Long.MAX_VALUE, Long.MIN_VALUE, found, above -> progress.report("Searched back to message " + Texts.grouped(Math.max(0, above)),
                        newest <= 0 ? -1 : Math.clamp(1 - (double) above / newest, 0, 1)));
                }
            }
        }
        return new SearchReport(found.told, found.more, indexed, outdated, tables.missing(ChatTables.names()));
    }

    /** Passes on as many as are wanted, and notices whether there are more. */
    private static final class Limited implements Found {
        private final long limit;
        private final Consumer<SearchHit> hits;
        private long told;
        private boolean more;

        Limited(long limit, Consumer<SearchHit> hits) {
            this.limit = limit;
            this.hits = hits;
        }

        @Override public boolean take(SearchHit hit) {
            if (told == limit) {
                more = true;
                return false;
            }
            told++;
            hits.accept(hit);
            return true;
        }
    }
}
