package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table or a view as something with rows.
 *
 * @param table null for a view
 * @param columns those that hold data, in order
 * @param key SQL of what tells its rows apart: the row id, or the primary key of a WITHOUT ROWID table; empty for a view
 */
public record Relation(String name, Table table, List<Column> columns, List<String> key) {
    public Relation {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /**
     * The relation of that name.
     *
     * @throws Problem {@link ProblemCode#NOT_FOUND}, or {@link ProblemCode#NOT_READABLE} for a view over what is gone or a table whose module is not there
     */
    public static Relation of(Schema schema, String name) {
        Optional<Table> table = schema.table(name);
        if (table.isPresent()) {
            return of(table.get());
        }
        View view = schema.view(name).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "kind", "table or view", "name", name, "where", "this database", "known",
            String.join(", ", Stream.concat(schema.ownTables().stream().map(Table::name), schema.views().stream().map(View::name)).toList())));
        if (view.broken()) {
            throw Problem.of(ProblemCode.NOT_READABLE, "name", view.name(), "detail", view.columnsUnknownBecause());
        }
        return new Relation(view.name(), null, view.columns(), List.of());
    }

    private static Relation of(Table table) {
        if (table.columnsUnknownBecause() != null) {
            throw Problem.of(ProblemCode.NOT_READABLE, "name", table.name(), "detail", table.columnsUnknownBecause());
        }
        List<Column> shown = table.columns().stream().filter(c -> c.kind() != Column.Kind.HIDDEN).toList();
        if (table.withoutRowid()) {
            return new Relation(table.name(), table, shown, table.primaryKey().stream().map(Identifiers::quote).toList());
        }
        // A column may be called rowid and then hides the real one; a table may even hide all three names (https://www.sqlite.org/lang_createtable.html#rowid).
        Optional<String> rowid = table.rowidAlias().map(Identifiers::quote)
            .or(() -> Stream.of("rowid", "_rowid_", "oid").filter(n -> table.column(n).isEmpty()).findFirst());
        return new Relation(table.name(), table, shown, rowid.map(List::of).orElse(List.of()));
    }

    /** Whether its rows lie in the order of an integer, so that any place can be jumped to. */
    public boolean byRowid() {
        return table != null && !table.withoutRowid() && !key.isEmpty();
    }

    public boolean isView() {
        return table == null;
    }

    /** Whether single rows can be named, and so changed. */
    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** Its name for SQL. */
    String sql() {
        return "main." + Identifiers.quote(name);
    }
}
