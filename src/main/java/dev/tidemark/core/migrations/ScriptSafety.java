package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses statements that would break out of the one transaction in which a run is safe. */
final class ScriptSafety {
    private static final Pattern TRANSACTION = Pattern.compile("(?is)^(BEGIN|COMMIT|END|ROLLBACK(?!\\s+TO))\\b.*");
    private static final Pattern OUTSIDE = Pattern.compile("(?is)^(VACUUM|ATTACH|DETACH)\\b.*");
    private static final Pattern PRAGMA = Pattern.compile("(?is)^PRAGMA\\s+(\\w+\\s*\\.\\s*)?(foreign_keys|journal_mode|locking_mode|writable_schema|synchronous)\\b.*");

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
        String first = statement.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        if (TRANSACTION.matcher(statement).matches()) {
            return first + " would end or split the transaction of the run";
        }
        if (OUTSIDE.matcher(statement).matches()) {
            return first + " cannot run inside a transaction";
        }
        Matcher pragma = PRAGMA.matcher(statement);
        if (pragma.matches()) {
            return "PRAGMA " + pragma.group(2) + switch (pragma.group(2).toLowerCase(Locale.ROOT)) {
                case "foreign_keys" -> " has no effect inside a transaction, and is not needed: Tidemark switches foreign keys off for the run, so that a rebuild keeps its child rows, and checks every reference before it commits";
                case "writable_schema" -> " lets a script write into SQLite's own tables, past all checks";
                default -> " has no effect inside a transaction";
            };
        }
        return statement.startsWith(".") ? "commands of the sqlite3 shell are no SQL" : null;
    }
}
