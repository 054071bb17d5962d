package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table asks of its rows that it did not ask before: one question for each new condition. */
final class RowChecks {
    private final Schema from;
    private final Schema to;
    private final Renames renames;
    private final Fills fills;
    private final Table old;
    private final Table table;
    private final NewRows rows;
    private final List<RowCheck> checks = new ArrayList<>();

    private RowChecks(Schema from, Schema to, Renames renames, Fills fills, Table old, Table table) {
        this.from = from;
        this.to = to;
        this.renames = renames;
        this.fills = fills;
        this.old = old;
        this.table = table;
        this.rows = new NewRows(old, table, renames, fills);
    }

    /**
     * The questions, each to be asked of the live database.
     *
     * @param from the schema after the renames alone
     * @param renames which lead to it
     */
    static List<RowCheck> of(Schema from, Schema to, Renames renames, Fills fills) {
        List<RowCheck> all = new ArrayList<>();
        for (Table table : to.ownTables()) {
            Optional<Table> old = from.table(table.name());
            if (table.kind() == Table.Kind.ORDINARY && old.isPresent() && old.get().kind() == Table.Kind.ORDINARY) {
                all.addAll(new RowChecks(from, to, renames, fills, old.get(), table).all());
            }
        }
        return all;
    }

    private List<RowCheck> all() {
        if (!ObjectSql.same(old.sql(), table.sql())) {
            strict();
            notNull();
            integerKey();
            checks();
            losses();
        }
        unique();
        for (ForeignKey key : table.foreignKeys()) {
            orphans(key);
        }
        for (ForeignKey key : old.foreignKeys()) {
            undoOrphans(key);
        }
        return checks;
    }

    private void strict() {
        for (Column column : table.columns()) {
            boolean asked = table.strict() && (!old.strict() || rows.touched(column) || !old.column(column.name()).orElseThrow().type().equalsIgnoreCase(column.type()));
            boolean key = table.rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent();
            if (asked && !key) {
                NewRows.refusedBy(column.type(), column.name()).ifPresent(refused -> add(RowCheck.Kind.STRICT, column.name(), Identifiers.quote(column.name()), refused));
            }
        }
    }

    private void losses() {
        for (Column column : table.columns()) {
            rows.lost(column).ifPresent(lost -> add(RowCheck.Kind.LOSSY, column.name(), NewRows.BEFORE, lost));
        }
    }

    private void notNull() {
        for (Column column : table.columns()) {
            Column before = old.column(column.name()).orElse(null);
            boolean key = table.rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent();
            boolean asked = column.notNull() && !key && (before == null ? rows.fill(column) != null || column.generated() : !before.notNull() || column.generated() != before.generated());
            if (asked && !fills.asks(old, table, column, before)) {
                add(RowCheck.Kind.NOT_NULL, column.name(), "NULL", Identifiers.quote(column.name()) + " IS NULL");
            }
        }
    }

    private void integerKey() {
        table.rowidAlias().filter(alias -> old.column(alias).isPresent() && !old.rowidAlias().filter(alias::equalsIgnoreCase).isPresent())
            .ifPresent(alias -> add(RowCheck.Kind.INTEGER_KEY, alias, Identifiers.quote(alias), NewRows.refusedBy("INTEGER", alias).orElseThrow()));
    }

    private void checks() {
        List<String> known = clauses(old).stream().map(c -> ObjectSql.normalised(c.text())).toList();
        for (Clause check : clauses(table)) {
            boolean touched = table.columns().stream().anyMatch(c -> rows.touched(c) && ObjectSql.mentions(check.text(), c.name()));
            if (touched || !known.contains(ObjectSql.normalised(check.text()))) {
                String text = check.text();
                add(RowCheck.Kind.CHECK, Constraints.words(null, check).replaceFirst("^check", "the check"), "NULL", "NOT " + text.substring(text.indexOf('('), text.lastIndexOf(')') + 1));
            }
        }
    }

    private static List<Clause> clauses(Table table) {
        return TableDefinition.parse(table.sql()).stream().flatMap(d -> Stream.concat(d.columns().stream().flatMap(c -> c.clauses().stream()), d.constraints().stream()))
            .filter(c -> c.kind() == Kind.CHECK).toList();
    }

    private void unique() {
        List<UniqueKey> known = UniqueKey.of(old);
        for (UniqueKey key : UniqueKey.of(table)) {
            boolean touched = table.columns().stream().anyMatch(c -> rows.touched(c) && key.mentions(c.name()));
            if (touched || known.stream().noneMatch(key::followsFrom)) {
                String where = key.condition();
                String groups = " FROM " + rows.sql() + " WHERE " + where + " GROUP BY " + key.grouped() + " HAVING count(*) > 1";
                String example = "SELECT " + key.shown() + ", count(*) || ' rows'" + groups + " LIMIT 1";
                checks.add(new RowCheck(RowCheck.Kind.DUPLICATE, table.name(), renames.tableBefore(table.name()), key.words(), example,
                    "SELECT count(*), sum(n) FROM (SELECT count(*) AS n" + groups + ")"));
            }
        }
    }

    private void orphans(ForeignKey key) {
        Optional<Table> parentBefore = from.table(key.parentTable());
        Optional<Table> parent = to.table(key.parentTable());
        boolean parentStays = parent.isPresent() && parentBefore.isPresent() && parent.get().kind() == parentBefore.get().kind();
        Optional<NewRows> parentRows = parentStays ? Optional.of(new NewRows(parentBefore.get(), parent.get(), renames, fills)) : Optional.empty();
        boolean known = old.foreignKeys().stream().anyMatch(k -> same(k, key));
        boolean touched = touched(rows, table, key.columns()) || parentRows.filter(p -> touched(p, parent.get(), key.parentColumns())).isPresent();
        boolean unclear = parent.isPresent() && key.parentColumns().size() != key.columns().size();
        // What was broken before stops nothing: the run compares with before.
        boolean asBefore = parentStays || parent.isEmpty() && parentBefore.isEmpty();
        if (known && asBefore && !touched || unclear) {
            return;
        }
        String there = key.columns().stream().map(c -> Identifiers.quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String lost = parentRows.map(p -> " AND (" + compared(key, parent.get()) + ") NOT IN (SELECT " + names(key.parentColumns()) + " FROM " + p.sql() + " WHERE "
            + key.parentColumns().stream().map(c -> Identifiers.quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND ")) + ")").orElse("");
        add(RowCheck.Kind.ORPHAN, words(key), shown(key.columns()), there + lost);
    }

    /** By the collation of the parent's column (https://www.sqlite.org/foreignkeys.html#fk_basics), which the left side decides here. */
    private static String compared(ForeignKey key, Table parent) {
        Optional<TableDefinition> definition = TableDefinition.parse(parent.sql());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = key.parentColumns().get(i);
            String collation = definition.flatMap(d -> d.column(column)).map(c -> c.collation()).orElse(null);
            parts.add(Identifiers.quote(key.columns().get(i)) + (collation == null ? "" : " COLLATE " + collation));
        }
        return String.join(", ", parts);
    }

    /** On the way back a dropped table, and a dropped column that must have a value, come back with nothing that rows could refer to. */
    private void undoOrphans(ForeignKey key) {
        boolean parentGone = from.table(key.parentTable()).isPresent() && to.table(key.parentTable()).isEmpty();
        List<String> stay = key.columns().stream().filter(c -> table.column(c).isPresent()).toList();
        List<String> gone = key.columns().stream().filter(c -> table.column(c).isEmpty()).toList();
        if (EmptyParents.comeFilled(table, old, gone) && (parentGone || !gone.isEmpty())) {
            String there = stay.stream().map(c -> Identifiers.quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
            add(RowCheck.Kind.UNDO_ORPHAN, words(key), stay.isEmpty() ? "'a made-up value'" : shown(stay), there.isEmpty() ? "1" : there);
        }
    }

    private static boolean same(ForeignKey one, ForeignKey other) {
        return one.parentTable().equalsIgnoreCase(other.parentTable()) && String.join("\n", one.columns()).equalsIgnoreCase(String.join("\n", other.columns()))
            && String.join("\n", one.parentColumns()).equalsIgnoreCase(String.join("\n", other.parentColumns()));
    }

    private static boolean touched(NewRows rows, Table table, List<String> columns) {
        return columns.stream().anyMatch(c -> table.column(c).filter(rows::touched).isPresent());
    }

    private static String words(ForeignKey key) {
        return key.columns().stream().map(c -> "“" + c + "”").collect(Collectors.joining(", ")) + " to “" + key.parentTable() + "”";
    }

    private static String shown(List<String> columns) {
        return columns.stream().map(c -> NewRows.shown(Identifiers.quote(c))).collect(Collectors.joining(" || ', ' || "));
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    private void add(RowCheck.Kind kind, String subject, String value, String misfit) {
        String shown = value.startsWith("\"") ? NewRows.shown(value) : value;
        String where = " FROM " + (kind == RowCheck.Kind.LOSSY ? rows.sql(subject) : rows.sql()) + " WHERE " + misfit;
        checks.add(new RowCheck(kind, table.name(), renames.tableBefore(table.name()), subject, "SELECT " + shown + ", " + NewRows.ROW + where + " LIMIT 1", "SELECT count(*), 0" + where));
    }
}
