package dev.tidemark.ui.schema;

import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table as a person is designing it, with undo and redo. Needs no toolkit; touches nothing. Whether the design can be is for SQLite to say when it is drafted.
 */
final class TableForm {
    private final String original;
    private final Deque<State> undo = new ArrayDeque<>();
    private final Deque<State> redo = new ArrayDeque<>();
    private State state;
    private String lastEdit;

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
    }

    private TableForm(String original, State state) {
        this.original = original;
        this.state = state;
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
        return state.table();
    }

    ColumnDefinition column(int at) {
        return table().columns().get(at);
    }

    List<String> indexes() {
        return state.indexes();
    }

    boolean isNew() {
        return original == null;
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    boolean canRedo() {
        return !redo.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            redo.push(state);
            state = undo.pop();
            lastEdit = null;
        }
    }

    void redo() {
        if (canRedo()) {
            undo.push(state);
            state = redo.pop();
            lastEdit = null;
        }
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
            String before = state.origins().get(i);
            if (before != null && !before.equals(column(i).name())) {
                renames = renames.column(original, before, column(i).name());
            }
        }
        return renames;
    }

    /** As a migration is drafted from it. */
    Source.Designed source() {
        return new Source.Designed(List.of(new Source.TableDesign(original, table(), state.indexes())));
    }

    void rename(String name) {
        State from = beforeTyping("table");
        String old = from.table().name();
        List<String> indexes = from.indexes().stream().map(sql -> renamed(sql, old, name, true)).toList();
        UnaryOperator<Clause> follow = c -> new Clause(c.kind(), c.name(), ofOwnReference(c.text(), old, name));
        TableDefinition renamed = from.table().withColumns(from.table().columns().stream().map(c -> new ColumnDefinition(c.name(), c.type(), c.clauses().stream().map(follow).toList())).toList())
            .withConstraints(from.table().constraints().stream().map(follow).toList());
        edit("table", new State(renamed.withName(name), from.origins(), indexes));
    }

    void addColumn() {
        String name = "column_" + (table().columns().size() + 1);
        for (int i = 2; table().column(name).isPresent(); i++) {
            name = "column_" + (table().columns().size() + i);
        }
        List<String> origins = new ArrayList<>(state.origins());
        origins.add(null);
        edit(null, new State(table().plus(ColumnDefinition.of(name, "TEXT")), origins, state.indexes()));
    }

    /** Constraints and indexes that name the column stay for the person to see to. */
    void removeColumn(int at) {
        List<ColumnDefinition> columns = new ArrayList<>(table().columns());
        List<String> origins = new ArrayList<>(state.origins());
        columns.remove(at);
        origins.remove(at);
        edit(null, new State(table().withColumns(columns), origins, state.indexes()));
    }

    void moveColumn(int at, int by) {
        int to = at + by;
        if (to >= 0 && to < table().columns().size()) {
            List<ColumnDefinition> columns = new ArrayList<>(table().columns());
            List<String> origins = new ArrayList<>(state.origins());
            Collections.swap(columns, at, to);
            Collections.swap(origins, at, to);
            edit(null, new State(table().withColumns(columns), origins, state.indexes()));
        }
    }

    /** Renames it also where this table's constraints, expressions and indexes name it. */
    void renameColumn(int at, String name) {
        State from = beforeTyping("name" + at);
        String old = from.table().columns().get(at).name();
        List<ColumnDefinition> columns = new ArrayList<>();
        for (ColumnDefinition column : from.table().columns()) {
            columns.add(new ColumnDefinition(column.name(), column.type(), column.clauses().stream().map(c -> new Clause(c.kind(), c.name(), renamed(c.text(), old, name, false))).toList()));
        }
        columns.set(at, columns.get(at).withName(name));
        List<Clause> constraints = from.table().constraints().stream().map(c -> new Clause(c.kind(), c.name(), renamed(c.text(), old, name, false))).toList();
        List<String> indexes = from.indexes().stream().map(sql -> renamedInIndex(sql, old, name)).toList();
        edit("name" + at, new State(from.table().withColumns(columns).withConstraints(constraints), from.origins(), indexes));
    }

    /** A name that is being typed can be another's for a moment: what follows it must follow from the name before the first letter. */
    private State beforeTyping(String field) {
        return field.equals(lastEdit) ? undo.peek() : state;
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

    /** @param expression without CHECK and brackets; blank for none */
    void check(int at, String expression) {
        change("check", at, expression.isBlank() ? column(at).without(Kind.CHECK) : column(at).with(Clause.of(Kind.CHECK, "CHECK (" + expression.strip() + ")")));
    }

    /** @param expression what the database computes; blank for a column that is written */
    void generated(int at, String expression) {
        boolean stored = column(at).clause(Kind.GENERATED).filter(c -> c.text().toUpperCase(Locale.ROOT).endsWith("STORED")).isPresent();
        change("generated", at, expression.isBlank() ? column(at).without(Kind.GENERATED)
            : column(at).with(Clause.of(Kind.GENERATED, "GENERATED ALWAYS AS (" + expression.strip() + ")" + (stored ? " STORED" : " VIRTUAL"))));
    }

    /** The columns of the primary key, in its order. */
    List<String> primaryKey() {
        Optional<ColumnDefinition> own = table().columns().stream().filter(c -> c.has(Kind.PRIMARY_KEY)).findFirst();
        return own.map(c -> List.of(c.name())).orElseGet(() -> table().constraints().stream().filter(c -> c.kind() == Kind.PRIMARY_KEY).findFirst()
            .map(c -> SqlTokens.of(c.text()).stream().filter(t -> t.depth() == 1 && t.isName() && table().column(t.text()).isPresent()).map(SqlTokens.Token::text).toList()).orElse(List.of()));
    }

    void primaryKey(int at, boolean wanted) {
        List<String> key = new ArrayList<>(primaryKey());
        String name = column(at).name();
        key.removeIf(name::equalsIgnoreCase);
        if (wanted) {
            key.add(name);
        }
        List<Clause> constraints = new ArrayList<>(table().constraints().stream().filter(c -> c.kind() != Kind.PRIMARY_KEY).toList());
        List<ColumnDefinition> columns = table().columns().stream().map(c -> key.size() == 1 && c.name().equalsIgnoreCase(key.getFirst())
            ? c.has(Kind.PRIMARY_KEY) ? c : c.with(Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY")) : c.without(Kind.PRIMARY_KEY)).toList();
        if (key.size() > 1) {
            constraints.addFirst(Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY (" + shown(key) + ")"));
        }
        edit(null, new State(table().withColumns(columns).withConstraints(constraints), state.origins(), state.indexes()));
    }

    void addForeignKey(List<String> columns, String parent, List<String> parentColumns, String onDelete, String onUpdate) {
        addConstraint(Kind.FOREIGN_KEY, "FOREIGN KEY (" + shown(columns) + ") REFERENCES " + TableDefinition.shown(parent) + (parentColumns.isEmpty() ? "" : " (" + shown(parentColumns) + ")")
            + action("DELETE", onDelete) + action("UPDATE", onUpdate));
    }

    void addUnique(List<String> columns) {
        addConstraint(Kind.UNIQUE, "UNIQUE (" + shown(columns) + ")");
    }

    void addCheck(String expression) {
        addConstraint(Kind.CHECK, "CHECK (" + expression.strip() + ")");
    }

    void removeConstraint(int at) {
        List<Clause> constraints = new ArrayList<>(table().constraints());
        constraints.remove(at);
        edit(null, new State(table().withConstraints(constraints), state.origins(), state.indexes()));
    }

    /** @param where of a partial index; blank for all rows */
    void addIndex(String name, List<String> columns, boolean unique, String where) {
        List<String> indexes = new ArrayList<>(state.indexes());
        indexes.add("CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + TableDefinition.shown(name) + " ON " + TableDefinition.shown(table().name()) + " (" + shown(columns) + ")"
            + (where.isBlank() ? "" : " WHERE " + where.strip()));
        edit(null, new State(table(), state.origins(), indexes));
    }

    void removeIndex(int at) {
        List<String> indexes = new ArrayList<>(state.indexes());
        indexes.remove(at);
        edit(null, new State(table(), state.origins(), indexes));
    }

    private void addConstraint(Kind kind, String text) {
        List<Clause> constraints = new ArrayList<>(table().constraints());
        constraints.add(Clause.of(kind, text));
        edit(null, new State(table().withConstraints(constraints), state.origins(), state.indexes()));
    }

    private void change(String field, int at, ColumnDefinition column) {
        List<ColumnDefinition> columns = new ArrayList<>(table().columns());
        columns.set(at, column);
        edit(field == null ? null : field + at, new State(table().withColumns(columns), state.origins(), state.indexes()));
    }

    /** Keys typed into one field after each other are one step of undo. */
    private void edit(String field, State next) {
        if (next.equals(state)) {
            return;
        }
        if (field == null || !field.equals(lastEdit)) {
            undo.push(state);
        }
        redo.clear();
        lastEdit = field;
        state = next;
    }

    private static String action(String event, String action) {
        return action == null || action.isBlank() || action.equals("NO ACTION") ? "" : " ON " + event + " " + action;
    }

    private static String shown(List<String> names) {
        return names.stream().map(TableDefinition::shown).collect(Collectors.joining(", "));
    }

    /** A name in a clause or statement; what a reference says of its parent, and what is called as a function, is left. */
    private static String renamed(String sql, String old, String name, boolean onlyTable) {
        StringBuilder changed = new StringBuilder(sql);
        List<SqlTokens.Token> tokens = SqlTokens.of(sql);
        int end = tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("REFERENCES")) {
                end = i;
                break;
            }
        }
        for (int i = end - 1; i >= 0; i--) {
            SqlTokens.Token token = tokens.get(i);
            boolean named = (token.kind() == SqlTokens.Kind.NAME || token.kind() == SqlTokens.Kind.WORD) && token.text().equalsIgnoreCase(old);
            boolean called = token.kind() == SqlTokens.Kind.WORD && i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            boolean asTable = i > 0 && tokens.get(i - 1).is("ON");
            if (named && (onlyTable ? asTable : !called && token.depth() > 0)) {
                changed.replace(token.start(), token.end(), TableDefinition.shown(name));
            }
        }
        return changed.toString();
    }

    /** The condition of a partial index stands outside of its brackets. */
    private static String renamedInIndex(String sql, String old, String name) {
        int where = SqlTokens.of(sql).stream().filter(t -> t.depth() == 0 && t.is("WHERE")).mapToInt(SqlTokens.Token::end).findFirst().orElse(sql.length());
        String condition = sql.substring(where);
        String bracketed = renamed("(" + condition + ")", old, name, false);
        return renamed(sql.substring(0, where), old, name, false) + bracketed.substring(1, bracketed.length() - 1);
    }

    /** A reference to the table itself follows its name. */
    private static String ofOwnReference(String text, String old, String name) {
        List<SqlTokens.Token> tokens = SqlTokens.of(text);
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).is("REFERENCES") && tokens.get(i).text().equalsIgnoreCase(old)) {
                return text.substring(0, tokens.get(i).start()) + TableDefinition.shown(name) + text.substring(tokens.get(i).end());
            }
        }
        return text;
    }
}
