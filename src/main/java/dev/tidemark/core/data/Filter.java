package dev.tidemark.core.data;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.List;

/**
 * A condition on one column.
 *
 * @param value what is compared with; unused for {@link Test#IS_NULL}, {@link Test#IS_NOT_NULL} and {@link Test#IS_EMPTY}
 * @param upTo the upper end of a {@link Test#BETWEEN}, inclusive; otherwise unused
 */
public record Filter(String column, Test test, String value, String upTo) {
    /** How a column is compared. */
    public enum Test {
        EQUALS, NOT_EQUALS, CONTAINS, STARTS_WITH, AT_LEAST, AT_MOST, BETWEEN, MATCHES, IS_NULL, IS_NOT_NULL, IS_EMPTY;

        /** Whether a person gives a value for it. */
        public boolean takesValue() {
            return ordinal() < IS_NULL.ordinal();
        }
    }

    /** A condition with at most one value. */
    public static Filter of(String column, Test test, String value) {
        return new Filter(column, test, value, null);
    }

    /** A condition as SQL with the values for its question marks. */
    record Condition(String sql, List<Object> values) { }

    /** A value typed by a person is compared as the column's affinity makes it; where there is none, as text and as number. */
    Condition condition(Affinity affinity) {
        String name = Identifiers.quote(column);
        boolean asItIs = affinity == Affinity.BLOB;
        Object number = asItIs ? number(value) : null;
        return switch (test) {
            case EQUALS -> number == null ? one(name + " = ?", value) : new Condition(name + " IN (?, ?)", List.of(value, number));
            case NOT_EQUALS -> number == null ? one(name + " IS NOT ?", value) : new Condition("(" + name + " IS NOT ? AND " + name + " IS NOT ?)", List.of(value, number));
            case CONTAINS -> one(name + " LIKE ? ESCAPE '\\'", "%" + escaped(value) + "%");
            case STARTS_WITH -> startsWith(name, affinity);
            case AT_LEAST -> one(name + " >= ?", number == null ? value : number);
            case AT_MOST -> one(name + " <= ?", number == null ? value : number);
            case BETWEEN -> new Condition(name + " BETWEEN ? AND ?", List.of(number == null ? value : number, asItIs && number(upTo) != null ? number(upTo) : upTo));
            case MATCHES -> one(name + " REGEXP ?", value);
            case IS_NULL -> new Condition(name + " IS NULL", List.of());
            case IS_NOT_NULL -> new Condition(name + " IS NOT NULL", List.of());
            case IS_EMPTY -> new Condition(name + " = ''", List.of());
        };
    }

    /** A stretch of texts is found by an index. Numbers lie in another order than their digits, and where there may be some, each value is looked at as a text. */
    private Condition startsWith(String name, Affinity affinity) {
        return affinity == Affinity.TEXT ? new Condition("(" + name + " >= ? AND " + name + " < ?)", List.of(value, value + Character.toString(Character.MAX_CODE_POINT)))
            : new Condition("substr(CAST(" + name + " AS TEXT), 1, ?) = ?", List.of(value.codePointCount(0, value.length()), value));
    }

    private static Condition one(String sql, Object value) {
        return new Condition(sql, List.of(value));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Object number(String text) {
        return switch (Value.number(text)) {
            case Value.Int(long number) -> number;
            case Value.Real(double number) -> number;
            case null, default -> null;
        };
    }
}
