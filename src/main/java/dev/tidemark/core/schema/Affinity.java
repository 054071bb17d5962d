package dev.tidemark.core.schema;

import java.util.Locale;

/** How SQLite stores values of a declared type (https://www.sqlite.org/datatype3.html#determination_of_column_affinity). */
public enum Affinity {
    INTEGER, TEXT, BLOB, REAL, NUMERIC;

    /**
     * As {@link #of(String)}; in a STRICT table ANY takes every value as it is (https://www.sqlite.org/stricttables.html).
     *
     * @param strict whether the table is one
     */
    public static Affinity of(String type, boolean strict) {
        return strict && type.equalsIgnoreCase("ANY") ? BLOB : of(type);
    }

    /** @param type as declared, empty for none */
    public static Affinity of(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        if (name.contains("INT")) {
            return INTEGER;
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return TEXT;
        }
        if (name.isEmpty() || name.contains("BLOB")) {
            return BLOB;
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") ? REAL : NUMERIC;
    }
}
