package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.schema.Indexes;
import dev.tidemark.core.schema.Table;
import java.util.List;
import java.util.Locale;

/** Questions to tables that several rules ask. */
final class Tables {
    private Tables() { }

    /** The name, at the end of the script, of the table that a statement creates or gives a column with a reference; null for any other statement. */
    static String made(Script script, Statement statement) {
        return switch (statement.deed()) {
            case Deed.CreateTable create when !create.temporary() -> script.deeds(Deed.RenameTable.class)
                .filter(r -> Script.same(r.deed().table(), create.name().text()) && r.statement().start() > statement.start()).map(r -> r.deed().to().text()).findFirst().orElse(create.name().text());
            case Deed.AddColumn add when add.column().refers() -> add.table().text();
            default -> null;
        };
    }

    /** Whether these columns are the primary key or unique, all of them and no more. */
    static boolean unique(Table table, List<String> columns) {
        List<String> wanted = lower(columns).stream().sorted().toList();
        return !wanted.isEmpty() && (lower(table.primaryKey()).stream().sorted().toList().equals(wanted)
            || table.indexes().stream().filter(index -> index.unique() && !index.partial()).anyMatch(index -> Indexes.columns(index).stream().sorted().toList().equals(wanted)));
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
