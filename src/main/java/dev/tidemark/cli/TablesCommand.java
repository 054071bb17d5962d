package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "tables", description = "List the tables and views with their rows, columns and references.")
final class TablesCommand extends Subcommand {
    private record Contents(Schema schema, Map<String, Long> rows) { }

    @Override Outcome run(Context context) {
        Contents contents = context.services().database().read(connection -> {
            Schema schema = SchemaReader.read(connection);
            return new Contents(schema, RowCounts.of(connection, schema));
        });
        List<Table> tables = contents.schema().ownTables();
        List<View> views = contents.schema().views();
        return Outcome.done(
            Json.object("tables", tables.stream().map(t -> json(t, contents.rows().get(t.name()))).toList(), "views", views.stream().map(TablesCommand::json).toList()),
            page -> {
                if (tables.isEmpty() && views.isEmpty()) {
                    page.line(context.workspace().databaseName() + " has no tables yet.").next(page.command("pending"));
                    return;
                }
                List<List<String>> lines = new ArrayList<>();
                tables.forEach(t -> lines.add(line(t, contents.rows().get(t.name()))));
                views.forEach(v -> lines.add(List.of(v.name(), "view", "", v.broken() ? "" : String.valueOf(v.columns().size()), "", v.broken() ? "broken: " + v.columnsUnknownBecause() : "")));
                page.table("Name|Kind|>Rows|>Columns|>Indexes|References", lines);
                page.blank().line(Texts.count(tables.size(), "table", "tables") + ", " + Texts.count(views.size(), "view", "views") + " in "
                    + context.shown(context.workspace().databaseFile()));
            });
    }

    private static List<String> line(Table table, Long rows) {
        boolean known = table.columnsUnknownBecause() == null;
        return List.of(table.name(), kind(table), rows == null ? "" : Texts.grouped(rows), known ? String.valueOf(table.columns().stream().filter(c -> c.kind() != Column.Kind.HIDDEN).count()) : "",
            table.indexes().isEmpty() ? "" : String.valueOf(table.indexes().size()),
            known ? table.foreignKeys().stream().map(k -> k.parentTable()).distinct().collect(Collectors.joining(", ")) : "unreadable: " + table.columnsUnknownBecause());
    }

    private static String kind(Table table) {
        return table.kind() == Table.Kind.ORDINARY ? "table" : table.kind().name().toLowerCase(Locale.ROOT) + " table";
    }

    private static Map<String, Object> json(Table table, Long rows) {
        return Json.object("name", table.name(), "kind", table.kind().name().toLowerCase(Locale.ROOT), "rows", rows, "columns", table.columns().size(),
            "indexes", table.indexes().size(), "references", table.foreignKeys().stream().map(k -> k.parentTable()).distinct().toList(),
            "unreadableBecause", table.columnsUnknownBecause());
    }

    private static Map<String, Object> json(View view) {
        return Json.object("name", view.name(), "columns", view.columns().size(), "brokenBecause", view.columnsUnknownBecause());
    }
}
