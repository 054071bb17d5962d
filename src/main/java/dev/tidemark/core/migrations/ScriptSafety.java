package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        if (PRAGMA.matcher(statement).matches()) {
            return "this PRAGMA has no effect or does harm inside a transaction";
        }
        return statement.startsWith(".") ? "commands of the sqlite3 shell are no SQL" : null;
    }
}
