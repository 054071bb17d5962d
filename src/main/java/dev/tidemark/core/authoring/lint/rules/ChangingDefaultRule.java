package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** https://www.sqlite.org/lang_altertable.html#alter_table_add_column */
final class ChangingDefaultRule extends LintRule {
    private static final Set<String> CHANGING = Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME");

    ChangingDefaultRule() {
        super("changing-default", Severity.ERROR, "A column is added with a default that is not constant.",
            "SQLite takes CURRENT_TIMESTAMP or an expression on an empty table and refuses it on one with rows.",
            "Add it without the default and fill it with an UPDATE; a rebuild can give it the default.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.AddColumn.class).forEach(done -> {
            Token value = done.deed().column().defaultValue();
            if (value != null && (value.is("(") && !constant(done.deed().column()) || CHANGING.stream().anyMatch(value::is))) {
                findings.add(done.statement(), value, "The default of “" + done.deed().table().text() + "." + done.deed().column().name().text() + "” is not constant, and the rows that are there need one value now.");
            }
        });
    }

    /** SQLite folds a bracket around one literal, with or without a sign. */
    private static boolean constant(Definition column) {
        List<Token> inner = column.tokens().subList(column.indexOf("DEFAULT") + 2, column.tokens().size());
        List<Token> value = inner.stream().takeWhile(token -> token.depth() > column.name().depth()).toList();
        return value.stream().allMatch(token -> token.kind() == Kind.LITERAL || token.kind() == Kind.NUMBER || token.is("-") || token.is("+") || token.is(".") || token.is("NULL"));
    }
}
