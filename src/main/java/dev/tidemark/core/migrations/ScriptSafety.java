package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses statements that would break out of the one transaction in which a run is safe. */
final class ScriptSafety {
    /** Enough for the words that tell; a script's statement can be as long as it likes. */
    private static final int HEAD = 2_000;
    private static final int WORDS = 4;
    private static final Set<String> TRANSACTION = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK");
    private static final Set<String> OUTSIDE = Set.of("VACUUM", "ATTACH", "DETACH");
    private static final Set<String> WITHOUT_EFFECT = Set.of("journal_mode", "locking_mode", "synchronous");

    private ScriptSafety() { }

    /** @throws Problem SCRIPT_NOT_SAFE naming file and line */
    static void require(Path script, List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            String reason = reason(statement.text());
            if (reason != null) {
                throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", script.getFileName(), "line", statement.line(), "detail", reason);
            }
        }
    }

    private static String reason(String statement) {
        List<Token> head = head(statement);
        String first = head.isEmpty() ? "" : head.getFirst().text().toUpperCase(Locale.ROOT);
        boolean toSavepoint = first.equals("ROLLBACK") && head.stream().limit(3).anyMatch(token -> token.is("TO"));
        if (TRANSACTION.contains(first) && !toSavepoint) {
            return first + " would end or split the transaction of the run";
        }
        if (OUTSIDE.contains(first)) {
            return first + " cannot run inside a transaction";
        }
        return first.equals("PRAGMA") ? pragma(SqlTokens.of(statement)) : statement.startsWith(".") ? "commands of the sqlite3 shell are no SQL" : null;
    }

    /** The first words; of a long statement whose beginning is mostly comment, all. */
    private static List<Token> head(String statement) {
        List<Token> head = statement.length() <= HEAD ? List.of() : SqlTokens.of(statement.substring(0, HEAD));
        return head.size() < WORDS ? SqlTokens.of(statement) : head;
    }

    /** Of its name the schema may come first, and either may be quoted. */
    private static String pragma(List<Token> head) {
        int at = head.size() > 2 && head.get(2).is(".") ? 3 : 1;
        String name = at < head.size() ? head.get(at).text().toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "foreign_keys" -> "PRAGMA foreign_keys has no effect inside a transaction, and is not needed: Tidemark switches foreign keys off for the run, so that a rebuild keeps its child rows, and checks every reference before it commits";
            case "writable_schema" -> "PRAGMA writable_schema lets a script write into SQLite's own tables, past all checks";
            case "trusted_schema" -> "PRAGMA trusted_schema would let views and triggers call what they must not";
            default -> WITHOUT_EFFECT.contains(name) ? "PRAGMA " + name + " has no effect inside a transaction" : null;
        };
    }
}
