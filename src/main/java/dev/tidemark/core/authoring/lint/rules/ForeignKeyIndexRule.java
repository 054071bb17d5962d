package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Indexes;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.stream.Stream;

/** New foreign keys that are not covered afterwards, nor by a later migration of the folder (https://www.sqlite.org/foreignkeys.html#fk_indexes). */
final class ForeignKeyIndexRule extends LintRule {
    ForeignKeyIndexRule() {
        super("foreign-key-without-index", Severity.WARNING, "A foreign key has no index on its columns.",
            "SQLite makes none: every delete or change of a parent row reads the whole child table.",
            "Create an index that begins with these columns.");
    }

    @Override public void check(Script script, Findings findings) {
        Schema before = script.context().before().orElse(null);
        Schema after = script.after().orElse(null);
        if (before == null || after == null) {
            return;
        }
        List<Schema> known = Stream.concat(Stream.of(after), script.context().latest().stream()).toList();
        for (Statement statement : script.statements()) {
            String made = Tables.made(script, statement);
            Table table = made == null ? null : after.table(made).orElse(null);
            Table old = made == null ? null : before.table(made).orElse(null);
            Table latest = made == null ? null : script.context().latest().flatMap(schema -> schema.table(made)).orElse(null);
            for (ForeignKey key : table == null ? List.<ForeignKey>of() : table.foreignKeys()) {
                boolean kept = old != null && old.foreignKeys().stream().anyMatch(k -> k.columns().equals(key.columns()));
                boolean later = latest != null && (Indexes.cover(latest, key.columns()) || latest.foreignKeys().stream().noneMatch(k -> k.columns().equals(key.columns())));
                Token at = statement.tokens().stream().filter(token -> Script.same(token, key.columns().getFirst())).findFirst().orElse(null);
                if (!kept && !later && at != null && !Indexes.cover(table, key.columns())) {
                    findings.add(statement, at, "“" + made + "” (" + String.join(", ", key.columns()) + ") refers to “" + key.parentTable() + "” and has no index.", Edits.append(script, Indexes.creation(table, key, known).create()));
                }
            }
        }
    }
}
