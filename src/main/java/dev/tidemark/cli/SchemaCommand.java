package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "schema", description = "Show the SQL of the whole schema, or one table with its columns, keys and indexes.")
final class SchemaCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "TABLE", description = "A table or a view.")
    private String name;

    @Override Outcome run(Context context) {
        Schema schema = context.services().schema();
        if (name == null) {
            return Outcome.done(
                Json.object("fingerprint", schema.fingerprint(), "tables", schema.ownTables().stream().map(t -> SchemaJson.table(t, schema)).toList(),
                    "views", schema.views().stream().map(SchemaJson::view).toList()),
                page -> schema.objects().stream().sorted(SchemaCommand::inOrderOfCreation).forEach(o -> page.line(o.sql() + ";")));
        }
        Optional<Table> table = schema.table(name);
        if (table.isPresent()) {
            return Outcome.done(SchemaJson.table(table.get(), schema), page -> SchemaPage.table(page, table.get(), schema));
        }
        View view = schema.view(name).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "kind", "table or view", "name", name, "where", "this database", "known", known(schema)));
        return view.broken() ? Outcome.finding(SchemaJson.view(view), page -> SchemaPage.view(page, view)) : Outcome.done(SchemaJson.view(view), page -> SchemaPage.view(page, view));
    }

    /** Tables before what is built on them, so that the text can be run as a script. */
    private static int inOrderOfCreation(SchemaObject one, SchemaObject other) {
        List<String> order = List.of("table", "index", "view", "trigger");
        return Integer.compare(order.indexOf(one.type()), order.indexOf(other.type()));
    }

    private static String known(Schema schema) {
        String names = Stream.concat(schema.ownTables().stream().map(Table::name), schema.views().stream().map(View::name)).collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing, the database is empty" : names;
    }
}
