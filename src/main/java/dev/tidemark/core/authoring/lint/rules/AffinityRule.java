package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import java.util.List;
import java.util.Set;

/** https://www.sqlite.org/datatype3.html#determination_of_column_affinity */
final class AffinityRule extends LintRule {
    AffinityRule() {
        super("type-affinity", Severity.WARNING, "A column type is not what its name says.",
            "SQLite goes by parts of the name: STRING, JSON and UUID become numbers where the text looks like one (007 becomes 7), FLOATING POINT becomes INTEGER.",
            "Declare TEXT, or REAL; a CHECK such as json_valid(x) can keep the form.");
    }

    @Override public void check(Script script, Findings findings) {
        for (Statement statement : script.statements()) {
            List<Definition> columns = statement.deed() instanceof Deed.CreateTable create && !create.strict() ? create.columns()
                : statement.deed() instanceof Deed.AddColumn add ? List.of(add.column()) : List.of();
            for (Definition column : columns) {
                String type = column.typeText();
                boolean number = Set.of("STRING", "JSON", "UUID").contains(type);
                if (number || type.equals("FLOATING POINT")) {
                    findings.add(statement, column.type().getFirst(), "SQLite treats " + type + " as " + (number ? "NUMERIC: a text that looks like a number becomes one." : "INTEGER, for POINT ends in INT."));
                }
            }
        }
    }
}
