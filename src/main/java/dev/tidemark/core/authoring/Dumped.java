package dev.tidemark.core.authoring;

import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statements of a file that may be a dump. A dump holds a table of a module as a row of {@code sqlite_schema}, since loading it must not make the module's inner tables a second time
 * (dump_callback in the shell's source, https://www.sqlite.org/src/file/src/shell.c.in); and after a VACUUM that row stands behind the inner tables.
 */
final class Dumped {
    private static final Set<String> SCHEMA = Set.of("sqlite_schema", "sqlite_master");

    private Dumped() { }

    /** The statements in order; the row of a module's table as the CREATE VIRTUAL TABLE that it holds. */
    static List<SqlStatement> statements(String text) {
        return SqlScript.split(text).stream().map(Dumped::unfolded).toList();
    }

    private static SqlStatement unfolded(SqlStatement statement) {
        List<Token> tokens = SqlTokens.of(statement.text());
        if (!writesTheSchema(tokens) || !tokens.getFirst().is("INSERT")) {
            return statement;
        }
        List<Token> literals = tokens.stream().filter(token -> token.kind() == Kind.LITERAL).toList();
        boolean table = !literals.isEmpty() && literals.getFirst().text().equals("table") && isVirtual(SqlTokens.of(literals.getLast().text()));
        return table ? new SqlStatement(statement.line(), statement.start(), literals.getLast().text()) : statement;
    }

    /** Whether it writes SQLite's own list of what there is. */
    static boolean writesTheSchema(List<Token> tokens) {
        String table = written(tokens);
        return table != null && SCHEMA.stream().anyMatch(table::equalsIgnoreCase);
    }

    /** The table whose rows a statement writes; null when it writes none. */
    static String written(List<Token> tokens) {
        int at = switch (tokens.getFirst().text().toUpperCase(Locale.ROOT)) {
            case "INSERT", "REPLACE" -> behind(tokens, "INTO");
            case "DELETE" -> behind(tokens, "FROM");
            case "UPDATE" -> tokens.size() > 2 && tokens.get(1).is("OR") ? 3 : 1;
            default -> tokens.size();
        };
        if (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
            at += 2;
        }
        return at < tokens.size() ? tokens.get(at).text() : null;
    }

    private static int behind(List<Token> tokens, String word) {
        int at = 1;
        while (at < tokens.size() && !tokens.get(at).is(word)) {
            at++;
        }
        return at + 1;
    }

    /** The inner tables that the modules of these statements make, by SQLite's own word. */
    static Set<String> innerTables(List<SqlStatement> statements) throws SQLException {
        Set<String> names = SqlTokens.nameSet();
        List<SqlStatement> virtual = statements.stream().filter(statement -> isVirtual(SqlTokens.of(statement.text()))).toList();
        if (virtual.isEmpty()) {
            return names;
        }
        try (Connection connection = Scratch.open()) {
            for (SqlStatement statement : virtual) {
                try {
                    Sql.run(connection, statement.text());
                } catch (SQLException needsMore) {
                    // A mistake is told where the statement is run in its place, behind the tables that it may need.
                    System.getLogger(Dumped.class.getName()).log(System.Logger.Level.DEBUG, () -> "Not made alone: " + statement.summary(60) + ": " + SqliteErrors.reason(needsMore));
                }
            }
            names.addAll(Sql.list(connection, "SELECT name FROM pragma_table_list WHERE type = 'shadow'", row -> row.getString(1)));
        }
        return names;
    }

    private static boolean isVirtual(List<Token> tokens) {
        return tokens.size() > 2 && tokens.getFirst().is("CREATE") && tokens.get(1).is("VIRTUAL");
    }
}
