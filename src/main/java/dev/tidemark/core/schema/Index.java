package dev.tidemark.core.schema;

import java.util.List;

/**
 * An index, also one that a UNIQUE or PRIMARY KEY constraint brings along.
 *
 * @param columns the key, in order, without the row id that SQLite appends
 * @param origin what made it
 * @param partial whether it has a WHERE clause
 * @param sql null for the index of a constraint
 */
public record Index(String name, String table, boolean unique, Origin origin, boolean partial, List<Key> columns, String sql) implements SchemaObject {
    public Index {
        columns = List.copyOf(columns);
    }

    /** What made an index. */
    public enum Origin {
        CREATE_INDEX, UNIQUE_CONSTRAINT, PRIMARY_KEY;

        static Origin of(String letter) {
            return switch (letter) {
                case "u" -> UNIQUE_CONSTRAINT;
                case "pk" -> PRIMARY_KEY;
                default -> CREATE_INDEX;
            };
        }
    }

    /**
     * A part of an index key.
     *
     * @param text the column's name, or the expression's SQL text
     * @param expression whether it is an expression
     * @param collation BINARY, NOCASE, RTRIM or one of the application's own
     */
    public record Key(String text, boolean expression, boolean descending, String collation) { }
}
