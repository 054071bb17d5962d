package dev.tidemark.core.changes;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the rows of a table are named in statements.
 *
 * @param rowid the name by which the row id can be reached; null for a table without row ids
 * @param key the row id's name, or the columns of the primary key
 * @param columns the columns that store values, in order
 */
public record TableShape(String name, String rowid, List<String> key, List<String> columns) {
    public TableShape {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** That of an ordinary table; empty for one whose rows have no key that a statement can name. */
    static Optional<TableShape> of(Table table) {
        List<String> columns = table.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE).map(Column::name).toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        return table.withoutRowid() ? Optional.of(new TableShape(table.name(), null, table.primaryKey(), columns))
            : rowidOf(table).map(name -> new TableShape(table.name(), name, List.of(name), columns));
    }

    /** A column may bear one of the row id's three names, and hides it then (https://www.sqlite.org/lang_createtable.html#rowid). */
    private static Optional<String> rowidOf(Table table) {
        return Stream.of("rowid", "_rowid_", "oid").filter(name -> table.column(name).isEmpty()).findFirst().or(table::rowidAlias);
    }
}
