package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Source.Template.Form;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.Database;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a template's examples are about, each name as it is written in SQL.
 *
 * @param form what the template is for
 * @param keys what tells one row from another; one column but for tables WITHOUT ROWID
 * @param column one that can be without a value
 * @param type of that column, empty for none
 */
public record Example(Form form, String table, List<Key> keys, String column, String type) {
    /** For a database without a table. */
    private static final Example NONE = new Example(Form.STRUCTURE, "documents", List.of(new Key("id", "INTEGER", true)), "status", "VARCHAR(50)");

    /**
     * A column of the key.
     *
     * @param type as declared, empty for none
     * @param rowid whether it is the number of the row
     */
    public record Key(String name, String type, boolean rowid) {
        private boolean number() {
            return rowid || Affinity.of(type) != Affinity.TEXT && Affinity.of(type) != Affinity.BLOB;
        }
    }

    public Example {
        keys = List.copyOf(keys);
    }

    /** @throws Problem DERIVED_NOT_POSSIBLE when there is no such table */
    static Example of(Source.Template template, Database database) {
        List<Table> tables = Files.exists(database.file()) ? database.read(SchemaReader::read).ownTables().stream().filter(t -> t.kind() == Table.Kind.ORDINARY).toList() : List.of();
        if (template.table() == null) {
            Example any = tables.stream().filter(t -> column(t).isPresent()).findFirst().map(t -> of(template.form(), t)).orElse(NONE);
            return new Example(template.form(), any.table, any.keys, any.column, any.type);
        }
        return tables.stream().filter(t -> t.name().equalsIgnoreCase(template.table())).findFirst().map(t -> of(template.form(), t)).orElseThrow(() -> Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE,
            "detail", "there is no table “" + template.table() + "” here", "advice", "Name one of these: " + String.join(", ", tables.stream().map(Table::name).toList())));
    }

    private static Example of(Form form, Table table) {
        List<Key> own = table.primaryKey().stream().map(name -> new Key(TableDefinition.shown(name), table.column(name).map(Column::type).orElse(""), false)).toList();
        List<Key> keys = table.rowidAlias().or(() -> NewRows.rowid(table)).or(() -> own.isEmpty() ? Optional.of("rowid") : Optional.empty())
            .map(name -> List.of(new Key(TableDefinition.shown(name), "INTEGER", true))).orElse(own);
        Optional<Column> column = column(table);
        return new Example(form, TableDefinition.shown(table.name()), keys, column.map(c -> TableDefinition.shown(c.name())).orElse(NONE.column), column.map(Column::type).orElse(NONE.type));
    }

    private static Optional<Column> column(Table table) {
        return table.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE && c.primaryKey() == 0)
            .min(Comparator.<Column, Boolean>comparing(c -> table.foreignKeys().stream().anyMatch(k -> k.columns().contains(c.name()))).thenComparing(c -> Affinity.of(c.type()) != Affinity.TEXT).thenComparing(Column::notNull));
    }

    /** The columns of a table that keeps the key and another column. */
    String kept() {
        String other = column + (type.isEmpty() ? "" : " " + type);
        return keys.getFirst().rowid ? keys.getFirst().name + " INTEGER PRIMARY KEY, " + other
            : keys.stream().map(k -> k.name + (k.type.isEmpty() ? "" : " " + k.type)).collect(Collectors.joining(", ")) + ", " + other + ", PRIMARY KEY (" + names() + ")";
    }

    /** The columns of the key: {@code project, place}. */
    String names() {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }

    /** The key as one value, for IN. */
    String value() {
        return keys.size() == 1 ? names() : "(" + names() + ")";
    }

    /** That a row of another table has the same key. */
    String sameAs(String other) {
        return keys.stream().map(k -> other + "." + k.name + " = " + table + "." + k.name).collect(Collectors.joining(" AND "));
    }

    /** Conditions that together find each row once. */
    List<String> batches() {
        Key first = keys.getFirst();
        return first.rowid ? List.of(first.name + " <= 100000", first.name + " BETWEEN 100001 AND 200000", first.name + " > 200000")
            : first.number() ? List.of(first.name + " <= 100000", first.name + " > 100000") : List.of(first.name + " < 'm'", first.name + " >= 'm'");
    }
}
