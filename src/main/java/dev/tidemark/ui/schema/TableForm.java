package dev.tidemark.ui.schema;

import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table as a person is designing it, with undo and redo. Needs no toolkit; touches nothing. Whether the design can be is for SQLite to say when it is drafted.
 */
final class TableForm {
    private static final Pattern GENERATED_END = Pattern.compile("(?i)\\s+(STORED|VIRTUAL)$");

    private final String original;
    private final TableDefinition first;
    private final Steps<State> steps;

    /**
     * One moment of the design.
     *
     * @param origins for each column its name before; null for a new one
     * @param indexes the CREATE INDEX statements
     */
    record State(TableDefinition table, List<String> origins, List<String> indexes) {
        State {
            origins = Collections.unmodifiableList(new ArrayList<>(origins));
            indexes = List.copyOf(indexes);
        }

        /** With another definition of the same columns. */
        State with(TableDefinition changed) {
            return new State(changed, origins, indexes);
        }
    }

    private TableForm(String original, State state) {
        this.original = original;
        this.first = state.table();
        this.steps = new Steps<>(state);
    }

    /** The form of a table that is there; empty for one that has no form: virtual ones. */
    static Optional<TableForm> of(Table table) {
        return TableDefinition.parse(table.sql()).map(definition -> new TableForm(table.name(), new State(definition,
            definition.columns().stream().map(ColumnDefinition::name).toList(), table.indexes().stream().map(index -> index.sql()).filter(Objects::nonNull).toList())));
    }

    /** The form of a new table. */
    static TableForm fresh(String name) {
        return new TableForm(null, new State(TableDefinition.fresh(name), Collections.singletonList(null), List.of()));
    }

    TableDefinition table() {
        return state().table();
    }

    ColumnDefinition column(int at) {
        return table().columns().get(at);
    }

    List<String> indexes() {
        return state().indexes();
    }

    boolean isNew() {
        return original == null;
    }

    boolean canUndo() {
        return steps.canUndo();
    }

    boolean canRedo() {
        return steps.canRedo();
    }

    void undo() {
        steps.undo();
    }

    void redo() {
        steps.redo();
    }

    /** What the design says of names. */
    Renames renames() {
        Renames renames = Renames.none();
        if (original == null) {
            return renames;
        }
        if (!original.equals(table().name())) {
            renames = renames.table(original, table().name());
        }
        for (int i = 0; i < table().columns().size(); i++) {
            String before = state().origins().get(i);
            if (before != null && !before.equals(column(i).name())) {
                renames = renames.column(original, before, column(i).name());
            }
        }
        return renames;
    }

    /** As a migration is drafted from it. */
    Source.Designed source() {
        return new Source.Designed(List.of(new Source.TableDesign(original, table(), state().indexes())));
    }

    void rename(String name) {
        edit("table", NameChange.table(steps.before("table"), name));
    }

    void addColumn() {
        String name = "column_" + (table().columns().size() + 1);
        for (int i = 2; table().column(name).isPresent(); i++) {
            name = "column_" + (table().columns().size() + i);
        }
        List<String> origins = new ArrayList<>(state().origins());
        origins.add(null);
        edit(null, new State(table().plus(ColumnDefinition.of(name, "TEXT")), origins, state().indexes()));
    }

    /** Constraints and indexes that name the column stay for the person to see to. */
    void removeColumn(int at) {
        List<ColumnDefinition> columns = new ArrayList<>(table().columns());
        List<String> origins = new ArrayList<>(state().origins());
        columns.remove(at);
        origins.remove(at);
        edit(null, new State(table().withColumns(columns), origins, state().indexes()));
    }

    void moveColumn(int at, int by) {
        int to = at + by;
        if (to >= 0 && to < table().columns().size()) {
            List<ColumnDefinition> columns = new ArrayList<>(table().columns());
            List<String> origins = new ArrayList<>(state().origins());
            Collections.swap(columns, at, to);
            Collections.swap(origins, at, to);
            edit(null, new State(table().withColumns(columns), origins, state().indexes()));
        }
    }

    /** Renames it also where this table's constraints, expressions and indexes name it. While it is typed it can be another's name for a moment: that one is left alone. */
    void renameColumn(int at, String name) {
        edit("name" + at, NameChange.column(steps.before("name" + at), at, name));
    }

    void type(int at, String type) {
        change("type", at, column(at).withType(type.strip()));
    }

    void notNull(int at, boolean wanted) {
        change(null, at, column(at).withNotNull(wanted));
    }

    void defaultSql(int at, String sql) {
        change("default", at, column(at).withDefault(sql));
    }

    void collation(int at, String collation) {
        change("collation", at, column(at).withCollation(collation));
    }

    void unique(int at, boolean wanted) {
        change(null, at, wanted ? column(at).with(Clause.of(Kind.UNIQUE, "UNIQUE")) : column(at).without(Kind.UNIQUE));
    }

    /** The checks of a column, in their order, each where it stands in the column. @param checks a null is one that goes; more than there are come as the last ones */
    void checks(int at, List<Clause> checks) {
        List<Clause> clauses = new ArrayList<>();
        Iterator<Clause> next = checks.iterator();
        for (Clause clause : steps.before("check" + at).table().columns().get(at).clauses()) {
            Clause now = clause.kind() == Kind.CHECK && next.hasNext() ? next.next() : clause.kind() == Kind.CHECK ? null : clause;
            if (now != null) {
                clauses.add(now);
            }
        }
        next.forEachRemaining(clause -> Optional.ofNullable(clause).ifPresent(clauses::add));
        change("check", at, new ColumnDefinition(column(at).name(), column(at).type(), clauses));
    }

    /** @param expression what the database computes; blank for a column that is written */
    void generated(int at, String expression) {
        boolean stored = column(at).clause(Kind.GENERATED).filter(c -> c.text().toUpperCase(Locale.ROOT).endsWith("STORED")).isPresent();
        change("generated", at, expression.isBlank() ? column(at).without(Kind.GENERATED)
            : column(at).with(Clause.of(Kind.GENERATED, "GENERATED ALWAYS AS (" + expression.strip() + ")" + (stored ? " STORED" : " VIRTUAL"))));
    }

    /** Whether what is computed is kept in the table, not computed at each reading. */
    void stored(int at, boolean wanted) {
        column(at).clause(Kind.GENERATED).ifPresent(clause -> change(null, at, column(at).with(new Clause(Kind.GENERATED, clause.name(), GENERATED_END.matcher(clause.text()).replaceFirst("") + (wanted ? " STORED" : " VIRTUAL")))));
    }

    /** What a column refers to. */
    void reference(int at, Clause clause) {
        change("reference", at, column(at).with(clause));
    }

    void removeReference(int at) {
        change(null, at, column(at).without(Kind.REFERENCES));
    }

    void options(boolean strict, boolean withoutRowid) {
        edit(null, state().with(table().withOptions(strict, withoutRowid)));
    }

    /** The columns of the primary key, in its order. */
    List<String> primaryKey() {
        return TableKey.of(table());
    }

    void primaryKey(int at, boolean wanted) {
        edit(null, state().with(TableKey.with(table(), column(at).name(), wanted, keysAtFirst())));
    }

    /** By the names of the columns now. */
    private Map<String, Clause> keysAtFirst() {
        Map<String, Clause> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < table().columns().size(); i++) {
            String name = column(i).name();
            Optional.ofNullable(isNew() ? name : state().origins().get(i)).flatMap(first::column).flatMap(c -> c.clause(Kind.PRIMARY_KEY)).ifPresent(clause -> keys.put(name, clause));
        }
        return keys;
    }

    void addForeignKey(ForeignKeyForm key) {
        addConstraint(key.clause(null));
    }

    void addUnique(List<String> columns) {
        addConstraint(Clause.of(Kind.UNIQUE, "UNIQUE (" + ForeignKeyForm.shown(columns) + ")"));
    }

    void addCheck(String expression) {
        addConstraint(Clause.of(Kind.CHECK, "CHECK (" + expression.strip() + ")"));
    }

    /** Another constraint in the place of one. */
    void constraint(int at, Clause clause) {
        List<Clause> constraints = new ArrayList<>(table().constraints());
        constraints.set(at, clause);
        edit("constraint" + at, state().with(table().withConstraints(constraints)));
    }

    void removeConstraint(int at) {
        List<Clause> constraints = new ArrayList<>(table().constraints());
        constraints.remove(at);
        edit(null, state().with(table().withConstraints(constraints)));
    }

    void addIndex(IndexForm index) {
        List<String> indexes = new ArrayList<>(state().indexes());
        indexes.add(index.sql(table().name()));
        edit(null, new State(table(), state().origins(), indexes));
    }

    /** Another index in the place of one. */
    void index(int at, String sql) {
        List<String> indexes = new ArrayList<>(indexes());
        indexes.set(at, sql);
        edit("index" + at, new State(table(), state().origins(), indexes));
    }

    void removeIndex(int at) {
        List<String> indexes = new ArrayList<>(state().indexes());
        indexes.remove(at);
        edit(null, new State(table(), state().origins(), indexes));
    }

    private void addConstraint(Clause clause) {
        List<Clause> constraints = new ArrayList<>(table().constraints());
        constraints.add(clause);
        edit(null, state().with(table().withConstraints(constraints)));
    }

    private State state() {
        return steps.now();
    }

    private void change(String field, int at, ColumnDefinition column) {
        List<ColumnDefinition> columns = new ArrayList<>(table().columns());
        columns.set(at, column);
        edit(field == null ? null : field + at, state().with(table().withColumns(columns)));
    }

    private void edit(String field, State next) {
        steps.edit(field, next);
    }
}
