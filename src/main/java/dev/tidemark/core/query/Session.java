package dev.tidemark.core.query;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.ErrorPlace;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/** A connection for one run: read-only twice over, and interrupted at any moment. */
final class Session {
    private Session() { }

    /**
     * Runs work on a fresh connection that cannot write.
     *
     * @param most the longest value in bytes that is read; a longer one fails with SQLITE_TOOBIG. 0 for SQLite's own limit
     */
    static <T> T read(Database database, int most, Cancellation cancellation, Sql.Work<T> work) {
        try (Connection connection = database.openForReading()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
                // Sorting may take more than memory has.
                statement.execute("PRAGMA temp_store = FILE");
            }
            if (most > 0) {
                connection.unwrap(SQLiteConnection.class).getDatabase().limit(SQLiteLimits.SQLITE_LIMIT_LENGTH.getId(), most);
            }
            return Interruptible.run(connection, cancellation, "the query", work);
        } catch (SQLException failure) {
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

    /**
     * The failure of a statement, with its place where it is the statement's own.
     *
     * @throws Problem QUERY_WRONG, with the details line, column and token
     */
    static SQLException placed(Connection connection, Deed deed, SQLException failure) {
        if (SqliteErrors.primaryCode(failure) != SQLiteErrorCode.SQLITE_ERROR.code) {
            return failure;
        }
        SqlStatement statement = deed.statement();
        String reason = SqliteErrors.reason(failure);
        ErrorPlace.Span span = ErrorPlace.span(connection, statement.text(), reason);
        int line = span.line(statement);
        int column = line == statement.line() ? deed.column() + span.start() : span.start() - statement.text().lastIndexOf('\n', span.start() - 1);
        throw Problem.because(failure, ProblemCode.QUERY_WRONG, "detail", reason, "line", line, "column", column,
            "token", statement.text().substring(span.start(), span.end()), "offset", statement.start() + span.start());
    }
}
