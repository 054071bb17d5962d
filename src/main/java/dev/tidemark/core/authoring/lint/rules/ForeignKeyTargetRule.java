package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** https://www.sqlite.org/foreignkeys.html#fk_indexes */
final class ForeignKeyTargetRule extends LintRule {
    ForeignKeyTargetRule() {
        super("foreign-key-target", Severity.ERROR, "A foreign key refers to nothing that it can refer to.",
            "With foreign keys on, every insert into the child fails: no such table, or foreign key mismatch.",
            "Refer to the primary key of the parent, or to columns with a UNIQUE constraint or index.");
    }

    @Override public void check(Script script, Findings findings) {
        Schema after = script.after().orElse(null);
        for (Statement statement : after == null ? List.<Statement>of() : script.statements()) {
            String made = Tables.made(script, statement);
            Table table = made == null ? null : after.table(made).orElse(null);
            for (ForeignKey key : table == null ? List.<ForeignKey>of() : table.foreignKeys()) {
                Table parent = after.table(key.parentTable()).or(() -> script.context().latest().flatMap(schema -> schema.table(key.parentTable()))).orElse(null);
                String flaw = parent == null ? "there is no such table" : Tables.unique(parent, key.parentColumns()) ? null : "(" + String.join(", ", key.parentColumns()) + ") is neither its key nor unique";
                Token at = statement.tokens().stream().filter(token -> Script.same(token, key.parentTable())).findFirst().orElse(null);
                if (flaw != null && at != null) {
                    findings.add(statement, at, "“" + made + "” refers to “" + key.parentTable() + "”, and " + flaw + ".");
                }
            }
        }
    }
}
