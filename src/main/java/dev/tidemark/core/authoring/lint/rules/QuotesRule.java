package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Edit;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** https://www.sqlite.org/quirks.html#dblquote */
final class QuotesRule extends LintRule {
    QuotesRule() {
        super("double-quoted-text", Severity.WARNING, "A text stands in double quotes.",
            "In SQL they quote names. SQLite takes such a word as a text only while no column has that name, and newer builds refuse it.",
            "Write the text in single quotes.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        Set<String> known = names(script);
        for (Statement statement : script.statements()) {
            List<Token> tokens = statement.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean quoted = token.kind() == Kind.NAME && statement.text().charAt(token.start()) == '"';
                if (quoted && !known.contains(token.text()) && isValue(tokens, i)) {
                    findings.add(statement, token, "“" + token.text() + "” is in double quotes, and nothing has that name.",
                        new Edit(statement.start() + token.start(), statement.start() + token.end(), Identifiers.literal(token.text())));
                }
            }
        }
    }

    /** Where a value stands and a name hardly does: behind DEFAULT, a comparison, or in a list of VALUES or IN. */
    private static boolean isValue(List<Token> tokens, int at) {
        Token before = tokens.get(at - 1);
        boolean dotted = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
        if (dotted || before.is(".")) {
            return false;
        }
        if (Set.of("DEFAULT", "=", "<", ">", "LIKE", "GLOB", "THEN", "ELSE").stream().anyMatch(before::is)) {
            return true;
        }
        if (!before.is("(") && !before.is(",")) {
            return false;
        }
        int open = at - 1;
        while (open > 0 && !(tokens.get(open).is("(") && tokens.get(open).depth() < tokens.get(at).depth())) {
            open--;
        }
        return open > 0 && (tokens.get(open - 1).is("VALUES") || tokens.get(open - 1).is("IN") || tokens.get(open - 1).is(",") && inValues(tokens, open));
    }

    private static boolean inValues(List<Token> tokens, int open) {
        for (int i = open; i > 0; i--) {
            if (tokens.get(i).depth() == tokens.get(open).depth() && tokens.get(i).is("VALUES")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(Script script) {
        Set<String> names = SqlTokens.nameSet();
        for (Schema schema : script.context().before().stream().toList()) {
            schema.tables().forEach(table -> {
                names.add(table.name());
                table.columns().stream().map(Column::name).forEach(names::add);
            });
            schema.views().forEach(view -> view.columns().stream().map(Column::name).forEach(names::add));
        }
        script.deeds(Deed.CreateTable.class).forEach(done -> done.deed().columns().forEach(column -> names.add(column.name().text())));
        script.deeds(Deed.AddColumn.class).forEach(done -> names.add(done.deed().column().name().text()));
        script.deeds(Deed.RenameColumn.class).forEach(done -> names.add(done.deed().to().text()));
        return names;
    }
}
