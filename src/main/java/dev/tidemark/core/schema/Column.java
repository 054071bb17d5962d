package dev.tidemark.core.schema;

/**
 * A column of a table or a view.
 *
 * @param name the name as declared
 * @param type the declared type, empty when there is none; SQLite derives the affinity from it (https://www.sqlite.org/datatype3.html)
 * @param notNull whether NOT NULL is declared
 * @param defaultSql the default as SQL text, for example {@code 'pending'} with its quotes; null when there is none
 * @param primaryKey the place in the primary key, counted from 1; 0 for a column outside it
 * @param kind how its value comes about
 */
public record Column(String name, String type, boolean notNull, String defaultSql, int primaryKey, Kind kind) {
    /** How a column's value comes about (https://www.sqlite.org/gencol.html). */
    public enum Kind {
        STORED_VALUE, HIDDEN, GENERATED_VIRTUAL, GENERATED_STORED;

        static Kind of(int hidden) {
            return values()[hidden];
        }
    }

    /** True when the database computes the value and it cannot be written. */
    public boolean generated() {
        return kind == Kind.GENERATED_VIRTUAL || kind == Kind.GENERATED_STORED;
    }
}
