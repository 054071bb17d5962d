package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * A read-only connection that is kept while pages are asked for one after the other, and given up by {@link #release}. Between two
 * reads it holds no lock and no transaction. One read at a time; a cancelled read ends at once. Safe for any thread.
 */
final class Reader implements AutoCloseable {
    private final Database database;
    private Connection connection;

    Reader(Database database) {
        this.database = database;
    }

    /** Whether a connection is open, with the temporary tables that were made on it. */
    synchronized boolean isOpen() {
        return connection != null;
    }

    /**
     * Reads.
     *
     * @param what what is read, for the problem of a cancelled read: "sorting by created_at"
     */
    synchronized <T> T read(String what, Cancellation cancellation, Sql.Work<T> work) {
        cancellation.check(what);
        try {
            if (connection == null) {
                connection = prepared(database.openForReading());
            }
            Connection used = connection;
            try (Cancellation.Registration interest = cancellation.onCancel(() -> interrupt(used))) {
                return work.on(used);
            }
        } catch (SQLException failure) {
            release();
            // After an interrupt nothing is certain about a connection (https://www.sqlite.org/c3ref/interrupt.html).
            if (cancellation.isCancelled()) {
                throw Problem.because(failure, ProblemCode.CANCELLED, "what", what);
            }
            throw SqliteErrors.problem(failure, database.file());
        } catch (RuntimeException failure) {
            release();
            throw failure;
        }
    }

    /** Closes the connection; the next read opens another. */
    synchronized void release() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw SqliteErrors.problem(failure, database.file());
            } finally {
                connection = null;
            }
        }
    }

    @Override public void close() {
        release();
    }

    private static void interrupt(Connection running) {
        try {
            ((SQLiteConnection) running).getDatabase().interrupt();
        } catch (SQLException closed) {
            // It has ended by itself.
            assert closed.getMessage() != null;
        }
    }

    /** SQLite has the operator REGEXP but not its meaning (https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators). */
    static Connection prepared(Connection fresh) throws SQLException {
        Function.create(fresh, "regexp", new Regexp(), 2, Function.FLAG_DETERMINISTIC);
        try (Statement statement = fresh.createStatement()) {
            // Lists of row ids may be larger than memory.
            statement.execute("PRAGMA temp_store = FILE");
        }
        return fresh;
    }

    private static final class Regexp extends Function {
        private Pattern pattern;

        @Override protected void xFunc() throws SQLException {
            String wanted = value_text(0);
            String text = value_text(1);
            if (text == null || wanted == null) {
                result();
                return;
            }
            try {
                if (pattern == null || !pattern.pattern().equals(wanted)) {
                    pattern = Pattern.compile(wanted);
                }
            } catch (PatternSyntaxException wrong) {
                error("“" + wanted + "” is no regular expression: " + wrong.getDescription());
                return;
            }
            result(pattern.matcher(text).find() ? 1 : 0);
        }
    }
}
