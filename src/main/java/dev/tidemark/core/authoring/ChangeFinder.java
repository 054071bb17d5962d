package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.SchemaChange.Aspect;
import dev.tidemark.core.authoring.SchemaChange.ColumnAdded;
import dev.tidemark.core.authoring.SchemaChange.ColumnChanged;
import dev.tidemark.core.authoring.SchemaChange.ColumnRemoved;
import dev.tidemark.core.authoring.SchemaChange.ColumnsReordered;
import dev.tidemark.core.authoring.SchemaChange.ConstraintAdded;
import dev.tidemark.core.authoring.SchemaChange.ConstraintRemoved;
import dev.tidemark.core.authoring.SchemaChange.ObjectChanged;
import dev.tidemark.core.authoring.SchemaChange.TableAdded;
import dev.tidemark.core.authoring.SchemaChange.TableOptionChanged;
import dev.tidemark.core.authoring.SchemaChange.TableRemoved;
import dev.tidemark.core.authoring.SchemaChange.VirtualTableChanged;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells two schemas apart, table by table and clause by clause. Renames are done before. */
final class ChangeFinder {
    private final Schema from;
    private final Schema to;
    private final Fills fills;
    private final List<SchemaChange> changes = new ArrayList<>();

    private ChangeFinder(Schema from, Schema to, Fills fills) {
        this.from = from;
        this.to = to;
        this.fills = fills;
    }

    static List<SchemaChange> between(Schema from, Schema to, Fills fills) {
        ChangeFinder finder = new ChangeFinder(from, to, fills);
        finder.tables();
        finder.objects();
        return finder.changes;
    }

    private void tables() {
        from.ownTables().stream().filter(t -> to.table(t.name()).isEmpty()).forEach(t -> changes.add(new TableRemoved(t)));
        to.ownTables().stream().filter(t -> from.table(t.name()).isEmpty()).forEach(t -> changes.add(new TableAdded(t)));
        for (Table after : to.ownTables()) {
            Optional<Table> before = from.table(after.name());
            if (before.isPresent() && !ObjectSql.same(before.get().sql(), after.sql())) {
                table(before.get(), after);
            }
        }
    }

    private void table(Table before, Table after) {
        Optional<TableDefinition> old = TableDefinition.parse(before.sql());
        Optional<TableDefinition> now = TableDefinition.parse(after.sql());
        if (old.isEmpty() || now.isEmpty()) {
            changes.add(new VirtualTableChanged(before, after, VirtualRebuild.copies(before, after)));
            return;
        }
        String name = after.name();
        int first = changes.size();
        old.get().columns().stream().filter(c -> now.get().column(c.name()).isEmpty()).forEach(c -> changes.add(new ColumnRemoved(name, c)));
        for (ColumnDefinition column : now.get().columns()) {
            Optional<ColumnDefinition> was = old.get().column(column.name());
            if (was.isEmpty()) {
                Optional<Column> added = after.column(column.name());
                changes.add(new ColumnAdded(name, column, added.map(c -> fills.of(before, after, c, null)).orElse(null), added.filter(c -> fills.madeUp(after, c)).isPresent()));
            } else {
                column(before, after, was.get(), column);
            }
        }
        if (!common(old.get(), now.get()).equals(common(now.get(), old.get()))) {
            changes.add(new ColumnsReordered(name));
        }
        constraints(name, null, old.get().constraints(), now.get().constraints());
        KeyChanges.pair(changes.subList(first, changes.size()));
        List<String> any = after.columns().stream().filter(c -> c.type().equalsIgnoreCase("ANY") && before.column(c.name()).filter(b -> b.type().equalsIgnoreCase("ANY")).isPresent()).map(Column::name).toList();
        option(name, "STRICT", before.strict(), after.strict(), any);
        option(name, "WITHOUT ROWID", before.withoutRowid(), after.withoutRowid(), List.of());
    }

    /** The names of the columns of one that the other has too, in the order of the one. */
    private static List<String> common(TableDefinition one, TableDefinition other) {
        return one.columns().stream().filter(c -> other.column(c.name()).isPresent()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    }

    private void column(Table oldTable, Table table, ColumnDefinition old, ColumnDefinition column) {
        String name = table.name();
        if (!ObjectSql.same(old.type(), column.type())) {
            changed(Aspect.TYPE, oldTable, table, old, column, null, false);
        }
        aspect(oldTable, table, old, column, Kind.GENERATED, Aspect.GENERATED, null);
        Column before = oldTable.column(column.name()).orElse(null);
        aspect(oldTable, table, old, column, Kind.NOT_NULL, Aspect.NULLABILITY, table.column(column.name()).map(c -> fills.of(oldTable, table, c, before)).orElse(null));
        aspect(oldTable, table, old, column, Kind.DEFAULT, Aspect.DEFAULT, null);
        aspect(oldTable, table, old, column, Kind.COLLATE, Aspect.COLLATION, null);
        constraints(name, column.name(), old.clauses().stream().filter(ChangeFinder::constrains).toList(), column.clauses().stream().filter(ChangeFinder::constrains).toList());
    }

    private void aspect(Table oldTable, Table table, ColumnDefinition old, ColumnDefinition column, Kind kind, Aspect aspect, String fill) {
        if (!texts(old, kind).equals(texts(column, kind))) {
            changed(aspect, oldTable, table, old, column, fill, fill != null && table.column(column.name()).filter(c -> fills.madeUp(table, c)).isPresent());
        }
    }

    private void changed(Aspect aspect, Table oldTable, Table table, ColumnDefinition old, ColumnDefinition column, String fill, boolean madeUp) {
        changes.add(new ColumnChanged(aspect, table.name(), old, column, fill, madeUp, Conversions.affinity(old.type(), oldTable.strict()), Conversions.affinity(column.type(), table.strict())));
    }

    private static List<String> texts(ColumnDefinition column, Kind kind) {
        return column.clauses().stream().filter(c -> c.kind() == kind).map(c -> ObjectSql.normalised(c.sql())).sorted().toList();
    }

    private static boolean constrains(Clause clause) {
        return switch (clause.kind()) {
            case PRIMARY_KEY, UNIQUE, CHECK, REFERENCES, FOREIGN_KEY -> true;
            default -> false;
        };
    }

    private void constraints(String table, String column, List<Clause> before, List<Clause> after) {
        List<Clause> gone = new ArrayList<>(before);
        List<Clause> added = new ArrayList<>();
        for (Clause clause : after) {
            Optional<Clause> same = gone.stream().filter(c -> ObjectSql.same(c.sql(), clause.sql())).findFirst();
            same.ifPresentOrElse(gone::remove, () -> added.add(clause));
        }
        gone.forEach(c -> changes.add(new ConstraintRemoved(table, column, c)));
        added.forEach(c -> changes.add(new ConstraintAdded(table, column, c)));
    }

    private void option(String table, String option, boolean before, boolean after, List<String> turned) {
        if (before != after) {
            changes.add(new TableOptionChanged(table, option, after, turned));
        }
    }

    /** Indexes, views and triggers; those of a table that goes, go with it. */
    private void objects() {
        Map<String, SchemaObject> later = new LinkedHashMap<>();
        to.objects().stream().filter(o -> !(o instanceof Table)).forEach(o -> later.put(key(o), o));
        for (SchemaObject old : from.objects()) {
            if (old instanceof Table) {
                continue;
            }
            SchemaObject now = later.remove(key(old));
            if (now == null || !ObjectSql.same(old.sql(), now.sql())) {
                changes.add(new ObjectChanged(old, now));
            }
        }
        later.values().forEach(o -> changes.add(new ObjectChanged(null, o)));
    }

    private static String key(SchemaObject object) {
        return object.type() + ' ' + object.name().toLowerCase(Locale.ROOT);
    }
}
