package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.Function;

/**
 * A read-only connection that is kept while pages are asked for one after the other, and given up by {@link #release}. Between two
 * reads it holds no lock and no transaction. One read at a time; a cancelled read ends at once. Safe for any thread.
 */
final class Reader implements AutoCloseable {
    private final Database database;
    private final Regexp regexp = new Regexp();
    private Connection connection;

    Reader(Database database) {
        this.database = database;
    }

    /**
     * Reads.
     *
     * @param what what is read, for the problem of a cancelled read: "sorting by created_at"
     */
    synchronized <T> T read(String what, Cancellation cancellation, Sql.Work<T> work) {
        // Not begun, so that what the connection holds stays.
        cancellation.check(what);
        try {
            if (connection == null) {
                connection = prepared(database.openForReading(), regexp);
            }
            regexp.endsWith(cancellation);
            return Interruptible.run(connection, cancellation, what, work);
        } catch (SQLException failure) {
            release();
            throw SqliteErrors.problem(failure, database.file());
        } catch (RuntimeException failure) {
            // After an interrupt nothing is certain about a connection (https://www.sqlite.org/c3ref/interrupt.html).
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

    static Connection prepared(Connection fresh, Regexp regexp) throws SQLException {
        Function.create(fresh, "regexp", regexp, 2, Function.FLAG_DETERMINISTIC);
        try (Statement statement = fresh.createStatement()) {
            // Lists of row ids may be larger than memory.
            statement.execute("PRAGMA temp_store = FILE");
        }
        return fresh;
    }
}
