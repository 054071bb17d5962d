package dev.tidemark.core.data;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes of rows that a person has made but not committed, in the order in which they were made; each step can be undone and redone. On one thread. */
public final class StagedEdits {
    private final Deque<List<Edit>> undo = new ArrayDeque<>();
    private final Deque<List<Edit>> redo = new ArrayDeque<>();
    private List<Edit> edits = List.of();
    private int numbers;

    public List<Edit> all() {
        return edits;
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /** What is staged for a row. */
    public Optional<Edit> of(Relation relation, RowKey key) {
        return edits.stream().filter(e -> isFor(e, relation, key)).findFirst();
    }

    /**
     * Gives a cell another value. Back to the value that is stored means that nothing is staged for it any more.
     *
     * @param stored the value as it was read
     */
    public void set(Relation relation, RowKey key, String column, Value stored, Value now) {
        List<Edit> next = new ArrayList<>(edits);
        int at = index(relation, key);
        Edit.Update old = at >= 0 && edits.get(at) instanceof Edit.Update update ? update : null;
        Map<String, Value> before = new LinkedHashMap<>(old == null ? Map.of() : old.before());
        Map<String, Value> after = new LinkedHashMap<>(old == null ? Map.of() : old.after());
        before.putIfAbsent(column, stored);
        if (now.equals(before.get(column))) {
            before.remove(column);
            after.remove(column);
        } else {
            after.put(column, now);
        }
        if (at >= 0) {
            next.remove(at);
        }
        if (!after.isEmpty()) {
            next.add(at >= 0 ? at : next.size(), new Edit.Update(relation, key, before, after));
        }
        step(next);
    }

    /** Stages a new row; columns that are not given get their defaults. */
    public void insert(Relation relation, Map<String, Value> values) {
        List<Edit> next = new ArrayList<>(edits);
        next.add(new Edit.Insert(relation, ++numbers, values));
        step(next);
    }

    /** Stages the deletion of rows, as one step; what else was staged for them is dropped. */
    public void delete(Relation relation, List<Column> columns, List<Row> rows) {
        List<Edit> next = new ArrayList<>(edits);
        for (Row row : rows) {
            next.removeIf(e -> isFor(e, relation, row.key()));
            next.add(new Edit.Delete(relation, row.key(), Edit.values(columns, row)));
        }
        step(next);
    }

    /** Drops one of them. */
    public void drop(Edit edit) {
        List<Edit> next = new ArrayList<>(edits);
        next.remove(edit);
        step(next);
    }

    /** Drops all; that can be undone too. */
    public void discard() {
        step(List.of());
    }

    /** They are committed: nothing is staged, and there is nothing to undo here. */
    public void committed() {
        edits = List.of();
        undo.clear();
        redo.clear();
    }

    public void undo() {
        if (canUndo()) {
            redo.push(edits);
            edits = undo.pop();
        }
    }

    public void redo() {
        if (canRedo()) {
            undo.push(edits);
            edits = redo.pop();
        }
    }

    /** The statements, as they will be run. */
    public List<String> statements() {
        return edits.stream().map(Edit::sql).toList();
    }

    /**
     * What is staged now as a change for the safe road.
     *
     * @throws Problem when run, ROW_CHANGED naming the row that is no longer what the person saw; nothing is changed then
     */
    public RowWork work() {
        return work(new LinkedHashMap<>());
    }

    /**
     * As {@link #work()}.
     *
     * @param added gets the keys of the new rows when it is run, those of the last run, where they can be told
     */
    public RowWork work(Map<Edit.Insert, RowKey> added) {
        List<Edit> wanted = edits;
        return new RowWork("Commit " + Texts.count(wanted.size(), "edit", "edits"), "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            added.clear();
            for (Edit edit : wanted) {
                if (!(edit instanceof Edit.Insert) && Sql.number(connection, "SELECT count(*) FROM " + edit.relation().sql() + " WHERE " + seen(edit)) != 1) {
                    throw Problem.of(ProblemCode.ROW_CHANGED, "table", edit.relation().name(), "row", key(edit));
                }
                if (Sql.run(connection, edit.sql()) == 1 && edit instanceof Edit.Insert insert) {
                    keyOf(connection, insert).ifPresent(key -> added.put(insert, key));
                }
            }
            return new SafeRoad.Done(sentence(wanted), wanted.stream().map(Edit::sql).limit(100).toList(), Map.of());
        });
    }

    /** "messages: 2 changed, 1 added". */
    public static String sentence(List<Edit> edits) {
        return edits.stream().collect(Collectors.groupingBy(e -> e.relation().name(), LinkedHashMap::new, Collectors.toList())).entrySet().stream().map(table -> {
            long changed = table.getValue().stream().filter(Edit.Update.class::isInstance).count();
            long added = table.getValue().stream().filter(Edit.Insert.class::isInstance).count();
            long deleted = table.getValue().stream().filter(Edit.Delete.class::isInstance).count();
            List<String> parts = new ArrayList<>();
            if (changed > 0) {
                parts.add(Texts.count(changed, "row", "rows") + " changed");
            }
            if (added > 0) {
                parts.add(Texts.count(added, "row", "rows") + " added");
            }
            if (deleted > 0) {
                parts.add(Texts.count(deleted, "row", "rows") + " deleted");
            }
            return table.getKey() + ": " + String.join(", ", parts);
        }).collect(Collectors.joining("; "));
    }

    /** The key that the row just inserted has got: what a trigger inserts meanwhile does not count (https://www.sqlite.org/c3ref/last_insert_rowid.html). */
    private static Optional<RowKey> keyOf(Connection connection, Edit.Insert insert) throws SQLException {
        Relation relation = insert.relation();
        if (relation.byRowid()) {
            return Optional.of(RowKey.of(Sql.number(connection, "SELECT last_insert_rowid()")));
        }
        List<Value> given = relation.table().primaryKey().stream().map(insert.values()::get).toList();
        return given.contains(null) ? Optional.empty() : Optional.of(RowKey.of(given.stream().map(ImportRun::bound).toArray()));
    }

    private void step(List<Edit> next) {
        if (!next.equals(edits)) {
            undo.push(edits);
            redo.clear();
            edits = List.copyOf(next);
        }
    }

    private int index(Relation relation, RowKey key) {
        for (int i = 0; i < edits.size(); i++) {
            if (isFor(edits.get(i), relation, key)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFor(Edit edit, Relation relation, RowKey key) {
        return edit.relation().name().equals(relation.name()) && switch (edit) {
            case Edit.Update update -> update.key().equals(key);
            case Edit.Delete delete -> delete.key().equals(key);
            case Edit.Insert insert -> false;
        };
    }

    private static String seen(Edit edit) {
        return switch (edit) {
            case Edit.Update update -> Literal.row(update.relation(), update.key(), update.before());
            case Edit.Delete delete -> Literal.row(delete.relation(), delete.key(), delete.before());
            case Edit.Insert insert -> "true";
        };
    }

    private static RowKey key(Edit edit) {
        return switch (edit) {
            case Edit.Update update -> update.key();
            case Edit.Delete delete -> delete.key();
            case Edit.Insert insert -> RowKey.of();
        };
    }
}
