package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.ErrorPlace;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A file that says in CREATE statements what a schema shall be: run on an empty database in memory and read back by SQLite itself. The output of
 * {@code sqlite3 app.db .schema} or {@code .dump} is such a file too: its transactions and settings are passed over, and its rows with a note.
 */
final class SchemaFiles {
    private static final Set<String> SHAPES = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> PASSED_OVER = Set.of("BEGIN", "COMMIT", "END", "PRAGMA", "SELECT", "WITH", "ANALYZE", "REINDEX", "VACUUM", "SAVEPOINT", "RELEASE");

    private SchemaFiles() { }

    /**
     * What a file says.
     *
     * @param notes what stands in it and is passed over, one sentence each
     */
    record Read(Schema schema, List<String> notes) { }

    /** @throws Problem SCHEMA_FILE_MISSING; SCHEMA_FILE_EMPTY, since a migration made of it would drop everything; SCHEMA_FILE_WRONG with the line; INPUT_OUTPUT */
    static Read read(Path file) {
        try {
            Read read = read(file.getFileName().toString(), Files.readString(file));
            if (read.schema().ownTables().isEmpty()) {
                throw Problem.of(ProblemCode.SCHEMA_FILE_EMPTY, "path", file);
            }
            return read;
        } catch (NoSuchFileException failure) {
            throw Problem.because(failure, ProblemCode.SCHEMA_FILE_MISSING, "path", file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }

    /** @param name how the text is called in a problem */
    static Schema schema(String name, String text) {
        return read(name, text).schema();
    }

    static Read read(String name, String text) {
        PassedOver passedOver = new PassedOver(name);
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            List<SqlStatement> statements = Dumped.statements(text);
            Set<String> inner = Dumped.innerTables(statements);
            for (SqlStatement statement : statements) {
                List<Token> tokens = SqlTokens.of(statement.text());
                if (!passedOver.takes(statement, tokens) && !madeBySqlite(connection, tokens, inner)) {
                    run(connection, name, statement, tokens);
                }
            }
            return new Read(SchemaReader.read(connection), passedOver.notes());
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, Path.of(name));
        }
    }

    private static void run(Connection connection, String name, SqlStatement statement, List<Token> tokens) throws SQLException {
        String first = tokens.getFirst().text().toUpperCase(Locale.ROOT);
        if (PASSED_OVER.contains(first)) {
            return;
        }
        if (Dumped.writesTheSchema(tokens)) {
            throw wrong(null, name, statement, statement.line(), "it writes SQLite’s own list of tables, and holds no CREATE VIRTUAL TABLE that could be run instead");
        }
        if (!SHAPES.contains(first)) {
            throw wrong(null, name, statement, statement.line(), "“" + tokens.getFirst().text() + "” begins no statement of a schema");
        }
        try {
            Sql.run(connection, statement.text());
        } catch (SQLException failure) {
            String reason = SqliteErrors.reason(failure);
            throw wrong(failure, name, statement, ErrorPlace.span(connection, statement.text(), reason).line(statement), reason);
        }
    }

    /** SQLite's own tables and the inner ones of a module are in a dump, and come by themselves. */
    private static boolean madeBySqlite(Connection connection, List<Token> tokens, Set<String> inner) throws SQLException {
        if (!tokens.getFirst().is("CREATE")) {
            return false;
        }
        Created created = Created.of(tokens);
        return created.table() && (created.name().toLowerCase(Locale.ROOT).startsWith("sqlite_") || inner.contains(created.name())
            || Sql.number(connection, "SELECT count(*) FROM pragma_table_list WHERE type = 'shadow' AND name = ? COLLATE NOCASE", created.name()) > 0);
    }

    /** Of a line that holds several statements only what belongs to this one is shown. */
    private static Problem wrong(SQLException cause, String name, SqlStatement statement, int line, String detail) {
        String words = statement.text().split("\n", -1)[line - statement.line()].strip();
        Object[] arguments = {"file", name, "line", line, "detail", detail, "text", words.isEmpty() ? statement.summary(80) : words};
        return cause == null ? Problem.of(ProblemCode.SCHEMA_FILE_WRONG, arguments) : Problem.because(cause, ProblemCode.SCHEMA_FILE_WRONG, arguments);
    }
}
