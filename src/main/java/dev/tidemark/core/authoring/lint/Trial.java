package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.SqlScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What came of a migration and of its undo script on empty databases.
 *
 * @param before the schema that it runs on; empty where a migration before it does not run
 * @param there its own script
 * @param back its undo script behind it; unknown without one
 * @param flaws why the undo script does not lead back
 */
record Trial(Optional<Schema> before, DryRun there, DryRun back, List<String> flaws) {
    static final Trial UNKNOWN = untried(Optional.empty());

    static Trial untried(Optional<Schema> before) {
        return new Trial(before, DryRun.UNKNOWN, DryRun.UNKNOWN, List.of());
    }

    /** Tries a migration on a database, which is behind it afterwards, if it runs. */
    static Trial on(EmptyDatabase database, String sql, Optional<String> undo) throws SQLException {
        Schema before = database.schema();
        DryRun there = database.advance(statements(sql));
        DryRun back = there.after().isPresent() && undo.isPresent() ? database.attempt(statements(undo.get())) : DryRun.UNKNOWN;
        return new Trial(Optional.of(before), there, back, UndoProof.flaws(before, back));
    }

    private static List<Statement> statements(String sql) {
        String text = sql.startsWith("\uFEFF") ? sql.substring(1) : sql;
        return SqlScript.split(text).stream().map(Statement::of).toList();
    }
}
