package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.List;

/** Columns that were nullable before the script; one that an UPDATE sets or the copy wraps is no finding. */
final class NotNullOnRowsRule extends LintRule {
    NotNullOnRowsRule() {
        super("not-null-on-rows", Severity.WARNING, "A rebuild makes a column NOT NULL and does not fill its NULLs.",
            "The copy fails on the first row without a value, perhaps only on the real data.",
            "Fill the column with an UPDATE before the copy, or copy coalesce(column, value).");
    }

    @Override public void check(Script script, Findings findings) {
        Schema before = script.context().before().orElse(null);
        Schema after = script.after().orElse(null);
        for (Table old : before == null || after == null ? List.<Table>of() : before.ownTables()) {
            Script.Rebuild rebuild = script.rebuild(old.name()).orElse(null);
            for (Column column : rebuild == null ? List.<Column>of() : old.columns()) {
                boolean now = after.table(old.name()).flatMap(t -> t.column(column.name())).filter(Column::notNull).isPresent();
                if (now && !column.notNull() && column.primaryKey() == 0 && !filled(script, old.name(), column.name())) {
                    findings.add(rebuild.drop(), rebuild.drop().first(), "“" + old.name() + "." + column.name() + "” becomes NOT NULL, and rows without a value would stop the copy.");
                }
            }
        }
    }

    private static boolean filled(Script script, String table, String column) {
        boolean updated = script.deeds(Deed.Update.class).anyMatch(u -> Script.same(u.deed().table(), table) && u.deed().columns().stream().anyMatch(c -> Script.same(c, column)));
        boolean deleted = script.deeds(Deed.Delete.class).anyMatch(d -> Script.same(d.deed().table(), table) && d.statement().names(column));
        return updated || deleted || script.deeds(Deed.Insert.class).anyMatch(i -> i.statement().names(column) && (i.statement().names("coalesce") || i.statement().names("ifnull") || i.statement().names("WHERE") || i.statement().names("CASE")));
    }
}
