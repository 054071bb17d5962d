package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPlaceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        SELECT a FROM t\\n WHRE a = 1           | a         | 2
        CREATE TABLE x (\\n  a TEXT,\\n  b TEXT,,\\n  c TEXT,\\n) | , | 3
        SELECT a, b,\\n  nme FROM t              | nme       | 2
        ALTER TABLE nowhere\\n ADD COLUMN a      | nowhere   | 1
        DROP TRIGGER\\n  gone                    | gone      | 2
        SELECT t.a,\\n t.z, 'z' FROM t           | z         | 2
        INSERT INTO t (a)\\n VALUES (@@)         | @         | 2
        SELECT a FROM v                          | SELECT    | 1
        SELECT a FROM t WHERE (a                           | ''        | 1
        """)
    void theWordThatIsWrong(String sql, String word, int line) throws SQLException {
        SqlStatement statement = new SqlStatement(1, 0, sql.replace("\\n", "\n"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Sql.run(connection, "CREATE TABLE t (a, b, c)");
            Sql.run(connection, "CREATE VIEW v AS SELECT lost FROM t");
            String reason = reason(connection, statement.text());
            ErrorPlace.Span span = ErrorPlace.span(connection, statement.text(), reason);
            assertThat(statement.text().substring(span.start(), span.end())).as(reason).isEqualTo(word);
            assertThat(span.line(statement)).as(reason).isEqualTo(line);
        }
    }

    private static String reason(Connection connection, String sql) {
        try {
            Sql.run(connection, sql);
            throw new AssertionError("It runs: " + sql);
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure);
        }
    }
}
