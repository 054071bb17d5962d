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

/**
 * What a template's examples are about, each name as it is written in SQL.
 *
 * @param form what the template is for
 * @param key what tells one row from another and is a number
 * @param column one that can be without a value
 * @param type of that column, empty for none
 */
public record Example(Form form, String table, String key, String column, String type) {
    /** For a database without a table. */
    private static final Example NONE = new Example(Form.STRUCTURE, "documents", "id", "status", "VARCHAR(50)");

    /** @throws Problem DERIVED_NOT_POSSIBLE when there is no such table */
    static Example of(Source.Template template, Database database) {
        List<Table> tables = Files.exists(database.file()) ? database.read(SchemaReader::read).ownTables().stream().filter(t -> t.kind() == Table.Kind.ORDINARY).toList() : List.of();
        if (template.table() == null) {
            Example any = tables.isEmpty() ? NONE : of(template.form(), tables.getFirst());
            return new Example(template.form(), any.table, any.key, any.column, any.type);
        }
        return tables.stream().filter(t -> t.name().equalsIgnoreCase(template.table())).findFirst().map(t -> of(template.form(), t)).orElseThrow(() -> Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE,
            "detail", "there is no table “" + template.table() + "” here", "advice", "Name one of these: " + String.join(", ", tables.stream().map(Table::name).toList())));
    }

    private static Example of(Form form, Table table) {
        String key = table.rowidAlias().or(() -> NewRows.rowid(table)).or(() -> table.primaryKey().stream().findFirst()).orElse("rowid");
        Optional<Column> column = table.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE && c.primaryKey() == 0)
            .min(Comparator.<Column, Boolean>comparing(c -> table.foreignKeys().stream().anyMatch(k -> k.columns().contains(c.name()))).thenComparing(c -> Affinity.of(c.type()) != Affinity.TEXT).thenComparing(Column::notNull));
        return new Example(form, TableDefinition.shown(table.name()), TableDefinition.shown(key), TableDefinition.shown(column.map(Column::name).orElse(key)), column.map(Column::type).orElse(""));
    }
}
