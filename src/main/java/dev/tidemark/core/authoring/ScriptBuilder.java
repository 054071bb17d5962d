package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the statements between two schemas into an order that runs: dependants go first and come back last. */
final class ScriptBuilder {
    private final Schema from;
    private final Schema to;
    private final List<String> notes = new ArrayList<>();
    /** By lower-case name: how each table that changes gets there. */
    private final Map<String, TableChange> changes = new LinkedHashMap<>();
    private final Set<String> droppedTables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> droppedViews = new LinkedHashSet<>();

    private final Fills fills;
    private final Floor floor;
    private final boolean allDependants;

    /** @param allDependants whether every view and trigger is taken out of the way, not only those that speak of what changes */
    ScriptBuilder(Schema from, Schema to, Fills fills, Floor floor, boolean allDependants) {
        this.from = from;
        this.to = to;
        this.fills = fills;
        this.floor = floor;
        this.allDependants = allDependants;
    }

    /** Which tables are rebuilt; complete after {@link #build}. */
    List<String> notes() {
        return notes;
    }

    List<String> build() {
        List<String> script = new ArrayList<>();
        List<Table> added = childrenFirst(to.ownTables().stream().filter(t -> from.table(t.name()).isEmpty()).toList()).reversed();
        List<Table> removed = childrenFirst(from.ownTables().stream().filter(t -> to.table(t.name()).isEmpty()).toList());
        removed.forEach(t -> droppedTables.add(t.name()));
        planTableChanges();
        planViews();
        dropTriggers(script);
        from.views().stream().filter(v -> droppedViews.contains(key(v.name()))).forEach(v -> script.add("DROP VIEW " + Identifiers.quote(v.name())));
        dropIndexes(script);
        for (Table table : removed) {
            script.add("DROP TABLE " + Identifiers.quote(table.name()));
        }
        for (Table table : added) {
            script.add(table.sql());
        }
        for (TableChange change : changes.values()) {
            script.addAll(change.statements());
            notes.addAll(change.notes());
        }
        createIndexes(script);
        to.views().stream().filter(v -> from.view(v.name()).isEmpty() || droppedViews.contains(key(v.name()))).forEach(v -> script.add(v.sql()));
        added.stream().filter(VirtualRebuild::externalContent).forEach(t -> script.add(VirtualRebuild.fill(t)));
        createTriggers(script);
        return script;
    }

    private void planTableChanges() {
        Set<String> taken = TableChange.names(from, to);
        try (Connection scratch = Scratch.open()) {
            scratch.setAutoCommit(false);
            planTableChanges(taken, scratch);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, Path.of("a database in memory"));
        }
    }

    private void planTableChanges(Set<String> taken, Connection scratch) {
        for (Table table : to.ownTables()) {
            Optional<Table> old = from.table(table.name());
            if (old.isPresent() && !ObjectSql.same(old.get().sql(), table.sql())) {
                changes.put(key(table.name()), TableChange.between(old.get(), table, taken, fills, floor, scratch));
            }
        }
    }

    /** A table cannot be renamed, and no column dropped, while a view or a trigger names what is not there. */
    private void planViews() {
        Set<String> unsettled = new LinkedHashSet<>();
        changes.forEach((name, change) -> {
            if (change.unsettlesDependants() || allDependants) {
                unsettled.add(name);
            }
        });
        from.views().stream().filter(v -> to.view(v.name()).filter(w -> ObjectSql.same(v.sql(), w.sql())).isEmpty()).forEach(v -> droppedViews.add(key(v.name())));
        unsettled.addAll(droppedTables.stream().map(ScriptBuilder::key).toList());
        if (allDependants) {
            from.views().forEach(v -> droppedViews.add(key(v.name())));
        }
        boolean more = !unsettled.isEmpty() || !droppedViews.isEmpty();
        while (more) {
            more = false;
            for (View view : from.views()) {
                boolean depends = Stream.concat(unsettled.stream(), droppedViews.stream()).anyMatch(name -> ObjectSql.mentions(view.sql(), name));
                more |= depends && droppedViews.add(key(view.name()));
            }
        }
    }

    private void dropTriggers(List<String> script) {
        for (Trigger trigger : from.triggers()) {
            boolean goesByItself = gone(trigger.table()) || rebuilt(trigger.table()) || droppedViews.contains(key(trigger.table()));
            boolean comesAgain = rebuilt(trigger.table()) || droppedViews.contains(key(trigger.table())) && to.view(trigger.table()).isPresent();
            boolean forgotten = comesAgain && to.triggers().stream().noneMatch(t -> t.name().equalsIgnoreCase(trigger.name()));
            if (forgotten || !goesByItself && (trigger(to, trigger).isEmpty() || unsettled(trigger))) {
                script.add("DROP TRIGGER " + Identifiers.quote(trigger.name()));
            }
        }
    }

    private void createTriggers(List<String> script) {
        for (Trigger trigger : to.triggers()) {
            Optional<Trigger> old = trigger(from, trigger);
            if (old.isEmpty() || rebuilt(trigger.table()) || droppedViews.contains(key(trigger.table())) || unsettled(old.get())) {
                script.add(trigger.sql());
            }
        }
    }

    private void dropIndexes(List<String> script) {
        for (Index index : indexes(from)) {
            // It would go with the rebuilt table; by its name it goes knowingly, and no guard has to ask.
            boolean forgotten = rebuilt(index.table()) && indexes(to).stream().noneMatch(i -> i.name().equalsIgnoreCase(index.name()));
            if (forgotten || !gone(index.table()) && !rebuilt(index.table()) && index(to, index).isEmpty()) {
                script.add("DROP INDEX " + Identifiers.quote(index.name()));
            }
        }
    }

    private void createIndexes(List<String> script) {
        indexes(to).stream().filter(i -> rebuilt(i.table()) || index(from, i).isEmpty()).forEach(i -> script.add(i.sql()));
    }

    private boolean unsettled(Trigger trigger) {
        return allDependants || changes.entrySet().stream().anyMatch(c -> c.getValue().unsettlesDependants() && ObjectSql.mentions(trigger.sql(), c.getKey()))
            || droppedTables.stream().anyMatch(table -> ObjectSql.mentions(trigger.sql(), table));
    }

    private boolean gone(String table) {
        return droppedTables.contains(table);
    }

    private boolean rebuilt(String table) {
        return changes.containsKey(key(table)) && changes.get(key(table)).rebuilds();
    }

    private static List<Index> indexes(Schema schema) {
        return schema.ownTables().stream().flatMap(t -> t.indexes().stream()).filter(i -> i.sql() != null).toList();
    }

    private static Optional<Trigger> trigger(Schema schema, Trigger like) {
        return schema.triggers().stream().filter(t -> t.name().equalsIgnoreCase(like.name()) && ObjectSql.same(t.sql(), like.sql())).findFirst();
    }

    private static Optional<Index> index(Schema schema, Index like) {
        return indexes(schema).stream().filter(i -> i.name().equalsIgnoreCase(like.name()) && ObjectSql.same(i.sql(), like.sql())).findFirst();
    }

    /** Tables before those that they refer to; in circles any order. */
    private static List<Table> childrenFirst(List<Table> tables) {
        List<Table> parentsFirst = new ArrayList<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach(t -> visit(t, tables, seen, parentsFirst));
        return parentsFirst.reversed();
    }

    private static void visit(Table table, List<Table> tables, Set<String> seen, List<Table> parentsFirst) {
        if (seen.add(table.name())) {
            table.foreignKeys().forEach(k -> tables.stream().filter(t -> t.name().equalsIgnoreCase(k.parentTable())).forEach(t -> visit(t, tables, seen, parentsFirst)));
            parentsFirst.add(table);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
