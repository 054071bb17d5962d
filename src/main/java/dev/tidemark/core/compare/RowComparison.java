package dev.tidemark.core.compare;

import dev.tidemark.core.compare.TableRows.Rows;
import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a table with its namesake in an attached database inside SQLite: both are read once and paired by their key, so that memory does not grow with the rows.
 * Only counts and some keys come out.
 */
final class RowComparison {
    /** The name under which the other database is attached. */
    static final String THERE = "there";
    private static final int LONGEST_KEY = 200;

    private final Connection connection;
    private final Table here;
    private final Table there;
    private final int keysShown;

    /** @param keysShown of how many rows of each kind the keys are looked up; 0 for none */
    RowComparison(Connection connection, Table here, Table there, int keysShown) {
        this.connection = connection;
        this.here = here;
        this.there = there;
        this.keysShown = keysShown;
    }

    TableRows compare(long rowsHere, long rowsThere) throws SQLException {
        Optional<List<RowKey.Part>> key = RowKey.of(connection, here, there);
        Optional<String> number = key.isPresent() ? Optional.empty() : RowKey.rowNumber(here, there);
        if (key.isEmpty() && number.isEmpty()) {
            return new TableRows(here.name(), rowsThere, rowsHere, List.of(), Rows.NONE, Rows.NONE, Rows.NONE, List.of(), List.of(), "no key tells its rows apart in both databases");
        }
        List<RowKey.Part> parts = key.orElseGet(() -> List.of(RowKey.Part.ofNumber(number.orElseThrow())));
        List<String> columns = parts.stream().map(RowKey.Part::column).toList();
        String pair = parts.stream().map(part -> part.pairs("a", "b")).collect(Collectors.joining(" AND "));
        String both = " FROM main." + Identifiers.quote(here.name()) + " a CROSS JOIN " + THERE + "." + Identifiers.quote(there.name()) + " b ON " + pair;
        String differs = differs();
        // LIMIT keeps the columns of very wide tables out of the sum, which takes no more than 2,000.
        long[] counts = Sql.first(connection, "SELECT count(*), total(d) FROM (SELECT " + differs + " AS d" + both + " LIMIT -1)", row -> new long[] {row.getLong(1), row.getLong(2)}).orElseThrow();
        Rows added = alone("main", here, THERE, there, parts, rowsHere - counts[0]);
        Rows removed = alone(THERE, there, "main", here, parts, rowsThere - counts[0]);
        Rows changed = counts[1] == 0 ? Rows.NONE : new Rows(counts[1], keys(columns, both + " WHERE " + differs, here));
        return new TableRows(here.name(), rowsThere, rowsHere, key.isPresent() ? columns : List.of(), added, removed, changed, without(here, there), without(there, here), null);
    }

    /** Whether a pair differs, as an expression of its rows a and b: without collations, and where columns do not convert what they are given, by type too. */
    private String differs() {
        List<String> terms = here.columns().stream().filter(RowComparison::stored).flatMap(column -> there.column(column.name()).filter(RowComparison::stored).map(other -> differs(column, other)).stream()).toList();
        return terms.isEmpty() ? "0" : either(terms);
    }

    /** Hidden columns of a module say nothing of a row: they are for asking it. */
    private static boolean stored(Column column) {
        return !column.generated() && column.kind() != Column.Kind.HIDDEN;
    }

    private static String differs(Column ours, Column theirs) {
        String a = "a." + Identifiers.quote(ours.name());
        String b = "b." + Identifiers.quote(theirs.name());
        Affinity affinity = Affinity.of(ours.type());
        boolean converted = affinity == Affinity.of(theirs.type()) && affinity != Affinity.BLOB;
        String other = a + " IS NOT " + b + " COLLATE BINARY";
        return converted ? other : "(" + other + " OR typeof(" + a + ") <> typeof(" + b + "))";
    }

    /** Joined by OR in pairs of pairs, since SQLite allows expressions a depth of 1,000 (https://www.sqlite.org/limits.html#max_expr_depth) and a table 2,000 columns. */
    private static String either(List<String> terms) {
        int half = terms.size() / 2;
        return half == 0 ? terms.getFirst() : "(" + either(terms.subList(0, half)) + " OR " + either(terms.subList(half, terms.size())) + ")";
    }

    private Rows alone(String schema, Table table, String otherSchema, Table other, List<RowKey.Part> key, long count) throws SQLException {
        if (count == 0) {
            return Rows.NONE;
        }
        String pair = key.stream().map(part -> part.pairs("b", "a")).collect(Collectors.joining(" AND "));
        return new Rows(count, keys(key.stream().map(RowKey.Part::column).toList(), " FROM " + schema + "." + Identifiers.quote(table.name()) + " a WHERE NOT EXISTS (SELECT 1 FROM "
            + otherSchema + "." + Identifiers.quote(other.name()) + " b WHERE " + pair + ")", table));
    }

    private List<String> keys(List<String> columns, String from, Table table) throws SQLException {
        if (keysShown == 0) {
            return List.of();
        }
        String values = columns.stream().map(name -> shown("a." + Identifiers.quote(name))).collect(Collectors.joining(" || ', ' || "));
        // The newest rows have the highest numbers, and it is mostly they that differ.
        String newest = RowKey.rowNumber(table, table).map(name -> " ORDER BY a." + name + " DESC").orElse("");
        return Sql.list(connection, "SELECT " + values + from + newest + " LIMIT " + keysShown, row -> row.getString(1));
    }

    private static String shown(String column) {
        return "CASE typeof(" + column + ") WHEN 'blob' THEN 'x''' || substr(hex(" + column + "), 1, " + LONGEST_KEY + ") || '''' ELSE substr(" + column + ", 1, " + LONGEST_KEY + ") END";
    }

    private static List<String> without(Table table, Table other) {
        return table.columns().stream().map(Column::name).filter(name -> other.column(name).isEmpty()).toList();
    }
}
