package dev.tidemark.core.chats.search;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The full-text index of all messages in a file of its own, {@code .tidemark/search.db}, that its owner alone can read. It holds which words are in which message and not the
 * messages; without it everything works as well, slower. A damaged or strange file counts as none.
 */
final class SearchIndex {
    /** Raised when what is kept changes its meaning; the index is then made anew. */
    static final long FORMAT = 1;

    private final Path file;

    SearchIndex(Workspace workspace) {
        this.file = workspace.notes().resolve("search.db");
    }

    Path file() {
        return file;
    }

    Database database() {
        return Database.at(file);
    }

    /** Its state; empty when there is none that can be used. */
    Optional<IndexState> state() {
        if (SqliteFile.isNothing(file)) {
            return Optional.empty();
        }
        try {
            return database().read(connection -> Sql.exists(connection, "table", "state") ? Sql.first(connection, "SELECT messages, last, mark FROM state WHERE format = ?",
                row -> new IndexState(row.getLong(1), row.getLong(2), row.getString(3), file.toFile().length()), FORMAT) : Optional.empty());
        } catch (Problem problem) {
            if (isUnusable(problem)) {
                System.getLogger(SearchIndex.class.getName()).log(System.Logger.Level.DEBUG, "The search index is not used", problem);
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** Whether a failure means that the index has to be made anew. */
    static boolean isUnusable(Problem problem) {
        return switch (problem.code()) {
            case NOT_A_DATABASE, TRUNCATED, DAMAGED, SQL_FAILED, NOT_A_FILE, FILE_EMPTY -> true;
            default -> false;
        };
    }

    /** Makes an empty one, in place of what may be there. */
    void create() {
        remove();
        try {
            Private.folder(file.getParent());
            Private.file(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
        database().createInEmptyFile();
        database().write("Make the search index", ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "CREATE TABLE state (format INTEGER NOT NULL, messages INTEGER NOT NULL, last INTEGER NOT NULL, mark TEXT, turn INTEGER NOT NULL)");
            Sql.run(connection, "INSERT INTO state VALUES (?, 0, ?, NULL, 0)", FORMAT, Long.MIN_VALUE);
            Sql.run(connection, "CREATE TABLE block (number INTEGER PRIMARY KEY, messages INTEGER NOT NULL, digest INTEGER NOT NULL)");
            Sql.run(connection, "CREATE TABLE long_message (id INTEGER PRIMARY KEY)");
            // Which words are in which message is all that is asked for: no texts, no places (https://www.sqlite.org/fts5.html#the_detail_option).
            Sql.run(connection, "CREATE VIRTUAL TABLE words USING fts5(content, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')");
            Sql.run(connection, "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)");
            return null;
        });
    }

    /** Removes it; what is not there is no failure. */
    void remove() {
        try {
            SqliteFile.remove(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }

    /** A connection for reading; the caller closes it. */
    Connection open() throws SQLException {
        return database().openForReading();
    }
}
