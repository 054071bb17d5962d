package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a table as a script will make them, as a subquery over the rows that there are: under the new names, filled, and turned into the new types as SQLite turns
 * them (https://www.sqlite.org/datatype3.html#type_affinity).
 */
final class NewRows {
    /** Tells a row for a person: {@code id 3}. */
    static final String ROW = Identifiers.quote("tidemark row");
    /** The value before, of the column that is asked about. */
    static final String BEFORE = Identifiers.quote("tidemark before");
    private static final String ROWID = Identifiers.quote("tidemark rowid");
    /** What numbers are compared with: greater than it is what no number can be made of. */
    private static final String HIGHEST = "CAST(9e999 AS REAL)";

    private final Table old;
    private final Table table;
    private final Renames renames;
    private final Fills fills;

    /** @param old as it is after the renames alone */
    NewRows(Table old, Table table, Renames renames, Fills fills) {
        this.old = old;
        this.table = table;
        this.renames = renames;
        this.fills = fills;
    }

    /** Whether a column's values can be others than before. */
    boolean touched(Column column) {
        Optional<Column> before = old.column(column.name());
        return before.isEmpty() || before.get().kind() != column.kind() || affinity(before.get(), old.strict()) != affinity(column, table.strict()) || fill(column) != null || column.generated();
    }

    /** What rows without a value get; null for nothing. */
    String fill(Column column) {
        return fills.of(old, table, column, old.column(column.name()).orElse(null));
    }

    /** The subquery with its brackets, called as the table will be. */
    String sql() {
        return sql(null);
    }

    /** With the value of a column before as {@link #BEFORE}. */
    String sql(String asked) {
        String from = "(SELECT " + Stream.concat(source(), Stream.of(row() + " AS " + ROW, rowid(old).orElse("NULL") + " AS " + ROWID)).collect(Collectors.joining(", "))
            + " FROM " + Identifiers.quote(renames.tableBefore(table.name())) + ")";
        from = "(SELECT " + Stream.concat(table.columns().stream().filter(c -> !c.generated()).map(c -> value(c) + " AS " + Identifiers.quote(c.name())), Stream.of(ROW, ROWID, (asked == null ? "NULL" : Identifiers.quote(asked)) + " AS " + BEFORE)).collect(Collectors.joining(", "))
            + " FROM " + from + ")";
        for (ColumnDefinition column : TableDefinition.parse(table.sql()).map(TableDefinition::columns).orElse(List.of())) {
            if (column.generated()) {
                from = "(SELECT *, " + expression(column) + " AS " + Identifiers.quote(column.name()) + " FROM " + from + ")";
            }
        }
        return from + " AS " + Identifiers.quote(table.name());
    }

    /** The condition for a value that is not the same again after the way there and back; empty where nothing is turned. */
    Optional<String> lost(Column column) {
        Optional<Column> before = old.column(column.name()).filter(c -> !c.generated() && !column.generated());
        if (before.isEmpty() || !Conversions.lose(affinity(before.get(), old.strict()), affinity(column, table.strict()))) {
            return Optional.empty();
        }
        Affinity first = affinity(before.get(), old.strict());
        String back = turned(Identifiers.quote(column.name()), first);
        boolean typed = first == Affinity.TEXT || first == Affinity.BLOB;
        return Optional.of("typeof(" + BEFORE + ") <> 'null' AND (" + back + " IS NOT " + BEFORE + (typed ? " OR typeof(" + back + ") <> typeof(" + BEFORE + ")" : "") + ")");
    }

    private static Affinity affinity(Column column, boolean strict) {
        return Conversions.affinity(column.type(), strict);
    }

    private Stream<String> source() {
        String before = renames.tableBefore(table.name());
        // Qualified, for a name in quotes that no column has is a text to SQLite (https://www.sqlite.org/quirks.html#dblquote).
        return old.columns().stream().map(c -> Identifiers.quote(before) + "." + Identifiers.quote(renames.columnBefore(before, c.name())) + " AS " + Identifiers.quote(c.name()));
    }

    private static String expression(ColumnDefinition generated) {
        String text = generated.clause(Kind.GENERATED).orElseThrow().text();
        return text.substring(text.indexOf('('), text.lastIndexOf(')') + 1);
    }

    private String value(Column column) {
        String name = Identifiers.quote(column.name());
        Optional<Column> before = old.column(column.name());
        if (before.isEmpty()) {
            boolean number = table.rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent();
            return number ? ROWID : Optional.ofNullable(fill(column)).orElse(Fills.hasDefault(column) ? column.defaultSql() : "NULL");
        }
        String filled = fill(column) == null ? name : "coalesce(" + name + ", " + fill(column) + ")";
        return affinity(before.get(), old.strict()) == affinity(column, table.strict()) ? filled : turned(filled, affinity(column, table.strict()));
    }

    private static String turned(String value, Affinity affinity) {
        return switch (affinity) {
            case INTEGER, NUMERIC -> "CASE WHEN typeof(" + value + ") = 'text' AND NOT " + noNumber(value) + " THEN CAST(" + value + " AS NUMERIC) ELSE " + value + " END";
            case REAL -> "CASE WHEN typeof(" + value + ") = 'integer' OR typeof(" + value + ") = 'text' AND NOT " + noNumber(value) + " THEN CAST(" + value + " AS REAL) ELSE " + value + " END";
            case TEXT -> "CASE WHEN typeof(" + value + ") IN ('integer', 'real') THEN CAST(" + value + " AS TEXT) ELSE " + value + " END";
            case BLOB -> value;
        };
    }

    /** Texts that look like numbers are compared as numbers, all others and blobs are greater than each (https://www.sqlite.org/datatype3.html#comparison_expressions). */
    private static String noNumber(String value) {
        return "(" + value + " > " + HIGHEST + ")";
    }

    /** The condition for a value that a column of a STRICT table refuses (https://www.sqlite.org/stricttables.html); empty where it takes all. */
    static Optional<String> refusedBy(String strictType, String name) {
        String value = Identifiers.quote(name);
        return switch (strictType.toUpperCase(Locale.ROOT)) {
            case "INT", "INTEGER" -> Optional.of("(" + noNumber(value) + " OR CAST(" + value + " AS NUMERIC) <> CAST(CAST(" + value + " AS NUMERIC) AS INTEGER))");
            case "REAL" -> Optional.of(noNumber(value));
            case "TEXT" -> Optional.of("typeof(" + value + ") = 'blob'");
            case "BLOB" -> Optional.of("typeof(" + value + ") NOT IN ('blob', 'null')");
            default -> Optional.empty();
        };
    }

    /** A value as a person reads it, shortened. */
    static String shown(String expression) {
        return "CASE typeof(" + expression + ") WHEN 'blob' THEN 'a BLOB of ' || length(" + expression + ") || ' bytes' WHEN 'null' THEN 'no value' ELSE "
            + "CASE WHEN length(" + expression + ") > 60 THEN quote(substr(" + expression + ", 1, 60)) || ' …' ELSE quote(" + expression + ") END END";
    }

    /** By the key, and by the row id where there is no key or the row has none. */
    private String row() {
        List<String> key = old.primaryKey();
        String number = rowid(old).map(name -> "'the row with rowid ' || " + name).orElse("'one row'");
        if (key.isEmpty()) {
            return number;
        }
        String before = renames.tableBefore(table.name());
        String parts = key.stream().map(c -> Identifiers.literal(c + " ") + " || " + shown(Identifiers.quote(before) + "." + Identifiers.quote(renames.columnBefore(before, c)))).collect(Collectors.joining(" || ', ' || "));
        String missing = key.stream().map(c -> Identifiers.quote(before) + "." + Identifiers.quote(renames.columnBefore(before, c)) + " IS NULL").collect(Collectors.joining(" OR "));
        return "CASE WHEN " + missing + " THEN " + number + " ELSE 'the row with ' || " + parts + " END";
    }

    /** A name of the row id that no column takes (https://www.sqlite.org/lang_createtable.html#rowid). */
    static Optional<String> rowid(Table table) {
        return table.withoutRowid() ? Optional.empty() : Stream.of("rowid", "_rowid_", "oid").filter(n -> table.column(n).isEmpty()).findFirst();
    }
}
