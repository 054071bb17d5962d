package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The primary key of a table that is being designed: that of one column is a clause of the column, one of several columns a constraint. */
final class TableKey {
    private TableKey() { }

    /** Its columns, in its order. */
    static List<String> of(TableDefinition table) {
        Optional<ColumnDefinition> own = table.columns().stream().filter(column -> column.has(Kind.PRIMARY_KEY)).findFirst();
        return own.map(column -> List.of(column.name())).orElseGet(() -> table.constraints().stream().filter(clause -> clause.kind() == Kind.PRIMARY_KEY).findFirst()
            .map(clause -> SqlTokens.of(clause.text()).stream().filter(t -> t.depth() == 1 && t.isName() && table.column(t.text()).isPresent()).map(SqlTokens.Token::text).toList())
            .orElse(List.of()));
    }

    /** With a column in the key, as its last one, or out of it. */
    static TableDefinition with(TableDefinition table, String column, boolean wanted) {
        List<String> key = new ArrayList<>(of(table));
        key.removeIf(column::equalsIgnoreCase);
        if (wanted) {
            key.add(column);
        }
        List<Clause> constraints = new ArrayList<>(table.constraints().stream().filter(clause -> clause.kind() != Kind.PRIMARY_KEY).toList());
        List<ColumnDefinition> columns = table.columns().stream().map(c -> key.size() == 1 && c.name().equalsIgnoreCase(key.getFirst())
            ? c.has(Kind.PRIMARY_KEY) ? c : c.with(Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY")) : c.without(Kind.PRIMARY_KEY)).toList();
        if (key.size() > 1) {
            constraints.addFirst(Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY (" + ForeignKeyForm.shown(key) + ")"));
        }
        return table.withColumns(columns).withConstraints(constraints);
    }
}
