package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Optional;

/** Columns that ALTER TABLE drops, and those that the new form of a rebuilt table lacks. */
final class DropColumnRule extends LintRule {
    DropColumnRule() {
        super("drop-column", Severity.WARNING, "A column is dropped, or left out by a rebuild.",
            "Its values are gone; the undo script brings back an empty column.",
            "First let the application stop reading it, then drop it in a later migration; a backup keeps the values.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.DropColumn.class).filter(done -> !addedHere(script, done.deed())).forEach(done -> findings.add(done.statement(), done.deed().column(),
            "Column “" + done.deed().table().text() + "." + done.deed().column().text() + "” goes with the values of all rows."));
        script.deeds(Deed.CreateTable.class).filter(done -> !done.deed().asSelect()).forEach(done -> lost(script, done).forEach(column -> findings.add(done.statement(), done.deed().name(),
            "The new form has no column “" + column + "”, so its values go with the old one.")));
    }

    private static boolean addedHere(Script script, Deed.DropColumn drop) {
        return script.deeds(Deed.AddColumn.class).anyMatch(a -> Script.same(a.deed().table(), drop.table().text()) && Script.same(a.deed().column().name(), drop.column().text()));
    }

    private static List<String> lost(Script script, Script.Done<Deed.CreateTable> create) {
        Optional<Table> old = script.context().before().stream().flatMap(schema -> schema.ownTables().stream())
            .filter(table -> script.rebuild(table.name()).filter(r -> Script.same(create.deed().name(), r.interim())).isPresent()).findFirst();
        return old.stream().flatMap(table -> table.columns().stream()).filter(column -> !column.generated()).map(Column::name)
            .filter(name -> create.deed().columns().stream().noneMatch(c -> Script.same(c.name(), name)) && !movedTo(script, name, create)).toList();
    }

    /** A column under another name: the copy reads it. */
    private static boolean movedTo(Script script, String column, Script.Done<Deed.CreateTable> create) {
        return script.deeds(Deed.Insert.class).anyMatch(i -> Script.same(i.deed().table(), create.deed().name().text()) && reads(i.statement().tokens(), column));
    }

    /** Whether a name stands in what is selected; one that only picks the rows is not copied. In a WITH clause any selection counts. */
    private static boolean reads(List<Token> tokens, String column) {
        boolean with = tokens.stream().anyMatch(token -> token.depth() == 0 && token.is("WITH"));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("SELECT") && (with || tokens.get(i).depth() == 0) && selects(tokens.subList(i + 1, tokens.size()), tokens.get(i).depth(), column)) {
                return true;
            }
        }
        return false;
    }

    private static boolean selects(List<Token> tokens, int depth, String column) {
        for (Token token : tokens) {
            if (token.depth() < depth || token.depth() == depth && token.is("FROM")) {
                return false;
            }
            if (token.isName() && token.text().equalsIgnoreCase(column)) {
                return true;
            }
        }
        return false;
    }
}
