package dev.tidemark.core.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What tells a row from all others of its table: its row id, or the values of its primary key. */
public final class RowKey {
    private final Object[] values;

    private RowKey(Object[] values) {
        this.values = values;
    }

    /** @param values as JDBC gives them: Long, Double, String, byte[] */
    public static RowKey of(Object... values) {
        return new RowKey(values.clone());
    }

    public List<Object> values() {
        return Arrays.asList(values.clone());
    }

    Object[] array() {
        return values;
    }

    @Override public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.deepEquals(values, key.values);
    }

    @Override public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** As a person reads it: "42", or "de, 7". */
    @Override public String toString() {
        return Arrays.stream(values).map(v -> Value.of(v).plain()).collect(Collectors.joining(", "));
    }
}
