package dev.tidemark.core.query;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** A connection for one run: read-only twice over, and interrupted at any moment. */
final class Session {
    private static final int STEPS_BETWEEN_LOOKS = 100_000;

    private Session() { }

    /**
     * Runs work on a fresh connection that cannot write.
     *
     * @param most the longest value in bytes that is read; a longer one fails with SQLITE_TOOBIG. 0 for SQLite's own limit
     */
    static <T> T read(Database database, int most, Cancellation cancellation, Sql.Work<T> work) {
        cancellation.check("the query");
        try (Connection connection = database.openForReading()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
                // Sorting may take more than memory has.
                statement.execute("PRAGMA temp_store = FILE");
            }
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            if (most > 0) {
                sqlite.getDatabase().limit(SQLiteLimits.SQLITE_LIMIT_LENGTH.getId(), most);
            }
            // An interrupt before the first step of a statement is lost (https://www.sqlite.org/c3ref/interrupt.html), this look is not.
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
                @Override protected int progress() {
                    return cancellation.isCancelled() ? 1 : 0;
                }
            });
            try (Cancellation.Registration _ = cancellation.onCancel(() -> interrupt(sqlite))) {
                return work.on(connection);
            }
        } catch (SQLException failure) {
            if (cancellation.isCancelled()) {
                throw Problem.because(failure, ProblemCode.CANCELLED, "what", "the query");
            }
            throw SqliteErrors.problem(failure, database.file());
        }
    }

    /** The statement with its parameters bound; a failure names its place. */
    static PreparedStatement prepare(Connection connection, Deed deed, String sql, Map<String, Object> values) throws SQLException {
        PreparedStatement statement;
        try {
            statement = connection.prepareStatement(sql);
        } catch (SQLException failure) {
            throw placed(connection, deed, failure);
        }
        try {
            for (Parameter parameter : Parameter.of(deed.statement().text())) {
                if (!values.containsKey(parameter.name())) {
                    throw Problem.of(ProblemCode.QUERY_PARAMETER, "detail", parameter.name() + " has no value");
                }
                statement.setObject(parameter.index(), values.get(parameter.name()));
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    /** The failure of a statement, with its place where it is the statement's own. */
    static SQLException placed(Connection connection, Deed deed, SQLException failure) {
        Problem problem = ErrorPlace.problem(connection, deed, failure);
        if (problem != null) {
            throw problem;
        }
        return failure;
    }

    private static void interrupt(SQLiteConnection connection) {
        try {
            connection.getDatabase().interrupt();
        } catch (SQLException closed) {
            System.getLogger(Session.class.getName()).log(System.Logger.Level.DEBUG, "Nothing to interrupt", closed);
        }
    }
}
