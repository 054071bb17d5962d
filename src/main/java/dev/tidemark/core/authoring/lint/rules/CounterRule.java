package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Table;

/** https://www.sqlite.org/autoinc.html */
final class CounterRule extends LintRule {
    CounterRule() {
        super("rebuild-loses-counter", Severity.WARNING, "A rebuild loses the AUTOINCREMENT counter.",
            "Numbers of deleted rows are given again, which AUTOINCREMENT promises never to do.",
            "After the copy, take the counter over in sqlite_sequence.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.context().before().ifPresent(before -> {
            for (Table table : before.ownTables()) {
                boolean counts = ObjectSql.autoincrement(table.sql()) && script.after().flatMap(after -> after.table(table.name())).filter(t -> ObjectSql.autoincrement(t.sql())).isPresent();
                boolean kept = script.statements().stream().anyMatch(statement -> statement.names("sqlite_sequence"));
                script.rebuild(table.name()).filter(rebuild -> counts && !kept).ifPresent(rebuild -> findings.add(rebuild.drop(), rebuild.drop().first(),
                    "The counter of “" + table.name() + "” goes with the old form; the new one begins at its highest row."));
            }
        });
    }
}
