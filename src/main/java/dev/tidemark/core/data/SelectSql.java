package dev.tidemark.core.data;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of a selection: what is read of a row, under which conditions. */
final class SelectSql {
    /** As many columns as a function's arguments and the depth of an expression allow (https://www.sqlite.org/limits.html). */
    private static final int GROUP = 40;

    private final Selection selection;
    private final List<Filter.Condition> conditions;
    /** By alias: long texts that every page asks for. */
    private final Map<String, String> valuesOf = new ConcurrentHashMap<>();

    SelectSql(Selection selection) {
        this.selection = selection;
        this.conditions = selection.filters().stream().map(f -> f.condition(affinity(f.column()))).toList();
    }

    Selection selection() {
        return selection;
    }

    /**
     * Of a long value only its beginning, so that no page is larger than a few megabytes; behind all values the lengths of the long ones, a text for each group of columns,
     * NULL where none of them is long: each look at a value crosses over into SQLite.
     */
    String values(String alias) {
        return valuesOf.computeIfAbsent(alias, this::listed);
    }

    private String listed(String alias) {
        List<String> parts = new ArrayList<>();
        for (Column column : selection.columns()) {
            String name = alias + Identifiers.quote(column.name());
            parts.add(isNumber(column) ? name : "CASE WHEN " + isLong(name) + " THEN substr(" + name + ", 1, " + Value.HEAD_BYTES + ") ELSE " + name + " END");
        }
        for (List<Column> group : groups()) {
            List<String> names = group.stream().filter(column -> !isNumber(column)).map(column -> alias + Identifiers.quote(column.name())).toList();
            parts.add(names.isEmpty() ? "NULL" : "CASE WHEN " + names.stream().map(SelectSql::isLong).collect(Collectors.joining(" OR ")) + " THEN concat("
                + group.stream().map(column -> length(column, alias)).collect(Collectors.joining(", ',', ")) + ") END");
        }
        return String.join(", ", parts);
    }

    private List<List<Column>> groups() {
        List<Column> all = selection.columns();
        return IntStream.iterate(0, from -> from < all.size(), from -> from + GROUP).mapToObj(from -> all.subList(from, Math.min(all.size(), from + GROUP))).toList();
    }

    /** The row id, which is never long. */
    private boolean isNumber(Column column) {
        return !selection.relation().isView() && selection.relation().table().rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent();
    }

    private static String isLong(String name) {
        return "octet_length(" + name + ") > " + Value.HELD_BYTES;
    }

    private String length(Column column, String alias) {
        String name = alias + Identifiers.quote(column.name());
        return isNumber(column) ? "0" : "CASE WHEN " + isLong(name) + " THEN octet_length(" + name + ") ELSE 0 END";
    }

    /** The key's parts, each with a comma after it. */
    String key(String alias) {
        return selection.relation().key().stream().map(k -> alias + k + ", ").collect(Collectors.joining());
    }

    /** {@code  WHERE …} with the filters and one condition more; empty when there is none. */
    String where(String more) {
        List<String> all = new ArrayList<>(conditions.stream().map(Filter.Condition::sql).toList());
        if (!more.isEmpty()) {
            all.add(more);
        }
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    /** The values for the question marks of {@link #where}, and more behind them. */
    List<Object> parameters(List<Object> more) {
        List<Object> all = new ArrayList<>();
        conditions.forEach(c -> all.addAll(c.values()));
        all.addAll(more);
        return all;
    }

    String from() {
        return " FROM " + selection.relation().sql();
    }

    /** The row's values, which begin at that column of the result. */
    List<Value> read(ResultSet row, int from) throws SQLException {
        int columns = selection.columns().size();
        List<Value> values = new ArrayList<>(columns);
        String[] lengths = null;
        for (int i = 0; i < columns; i++) {
            if (i % GROUP == 0) {
                String told = row.getString(from + columns + i / GROUP);
                lengths = told == null ? null : told.split(",");
            }
            Object held = row.getObject(from + i);
            // How long a text's head is says nothing: substr() ends at a NUL (https://www.sqlite.org/nulinstr.html).
            long bytes = lengths == null ? 0 : Long.parseLong(lengths[i % GROUP]);
            boolean cut = bytes > 0;
            values.add(switch (held) {
                case byte[] head -> new Value.Blob(head, cut ? bytes : head.length);
                case String text -> cut ? new Value.Text(text, bytes, true) : Value.Text.of(text);
                case null, default -> Value.of(held);
            });
        }
        return values;
    }

    RowKey readKey(ResultSet row, int from) throws SQLException {
        Object[] values = new Object[selection.relation().key().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, from + i);
        }
        return values.length == 0 ? null : RowKey.of(values);
    }

    /** JDBC's value, integers always as Long so that keys compare. */
    static Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private Affinity affinity(String column) {
        String type = selection.relation().columns().stream().filter(c -> c.name().equalsIgnoreCase(column)).map(Column::type).findFirst().orElse("");
        return Affinity.of(type, !selection.relation().isView() && selection.relation().table().strict());
    }
}
