package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import java.util.Optional;

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
        boolean kept = script.statements().stream().anyMatch(statement -> statement.names("sqlite_sequence"));
        script.deeds(Deed.Drop.class).filter(drop -> !kept && drop.deed().type().equals("TABLE")).map(drop -> drop.deed().name().text()).distinct()
            .filter(table -> counts(script.context().before(), table) && counts(script.after(), table))
            .forEach(table -> script.rebuild(table).ifPresent(rebuild -> findings.add(rebuild.drop(), rebuild.drop().first(),
                "The counter of “" + table + "” goes with the old form; the new one begins at its highest row.")));
    }

    private static boolean counts(Optional<Schema> schema, String table) {
        return schema.flatMap(s -> s.table(table)).filter(t -> t.sql() != null && ObjectSql.autoincrement(t.sql())).isPresent();
    }
}
