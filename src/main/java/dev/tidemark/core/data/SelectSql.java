package dev.tidemark.core.data;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements of a selection: what is read of a row, under which conditions. */
final class SelectSql {
    private final Selection selection;
    private final List<Filter.Condition> conditions;

    SelectSql(Selection selection) {
        this.selection = selection;
        this.conditions = selection.filters().stream().map(f -> f.condition(affinity(f.column()))).toList();
    }

    Selection selection() {
        return selection;
    }

    /** Of a long value only its beginning, and its length beside it, so that no page is larger than a few megabytes. */
    String values(String alias) {
        Optional<String> rowid = selection.relation().isView() ? Optional.empty() : selection.relation().table().rowidAlias();
        return selection.columns().stream().map(column -> {
            String name = alias + Identifiers.quote(column.name());
            if (rowid.filter(column.name()::equalsIgnoreCase).isPresent()) {
                return name + ", NULL";
            }
            String isLong = "CASE WHEN octet_length(" + name + ") > " + Value.HELD_BYTES;
            return isLong + " THEN substr(" + name + ", 1, " + Value.HEAD_BYTES + ") ELSE " + name + " END, " + isLong + " THEN octet_length(" + name + ") END";
        }).collect(Collectors.joining(", "));
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
        List<Value> values = new ArrayList<>(selection.columns().size());
        for (int i = 0; i < selection.columns().size(); i++) {
            Object held = row.getObject(from + 2 * i);
            // Each look at a row crosses over into SQLite. How long a text's head is says nothing: substr() ends at a NUL (https://www.sqlite.org/nulinstr.html).
            boolean mayBeCut = held instanceof byte[] head && head.length >= Value.HEAD_BYTES || held instanceof String;
            long bytes = mayBeCut ? row.getLong(from + 2 * i + 1) : 0;
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
        return Affinity.of(selection.relation().columns().stream().filter(c -> c.name().equalsIgnoreCase(column)).map(Column::type).findFirst().orElse(""));
    }
}
