package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptibleTest {
    private static final String LONG = "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000) SELECT i FROM n)";

    @TempDir Path folder;
    private Database database;

    @BeforeEach void file() {
        database = Database.at(folder.resolve("a.db"));
        database.create();
    }

    @Test void aCancelBeforeTheFirstStepOfAStatementIsNotLost() throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (Connection connection = database.openForReading()) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> Interruptible.run(connection, cancellation, "the count", each -> {
                cancellation.cancel();
                return Sql.number(each, LONG);
            })).matches(p -> p.code() == ProblemCode.CANCELLED).withMessageContaining("the count");
            assertThat(Sql.number(connection, "SELECT 7")).as("the connection is as before").isEqualTo(7);
        }
    }

    @Test void aCancelWhileAStatementRunsEndsIt() throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (Connection connection = database.openForReading()) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> Interruptible.run(connection, cancellation, "the sorting", each -> Sql.list(each,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", row -> {
                    if (row.getLong(1) == 1000) {
                        cancellation.cancel();
                    }
                    return 0;
                }))).matches(p -> p.code() == ProblemCode.CANCELLED);
        }
    }

    @Test void whatIsCancelledAlreadyIsNotBegunAndAFailureOfItsOwnStaysOne() throws SQLException {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        try (Connection connection = database.openForReading()) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> Interruptible.run(connection, cancelled, "the count", each -> {
                throw new AssertionError("not reached");
            })).matches(p -> p.code() == ProblemCode.CANCELLED);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Interruptible.run(connection, Cancellation.never(), "the count", each -> Sql.number(each, "SELECT nothing")));
        }
    }
}
