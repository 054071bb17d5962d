package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;

/**
 * What a step does to the data that is in the live database now, counted there.
 *
 * @param table where it is
 * @param column the column whose values go or are overwritten; null when it is about whole rows
 * @param values rows of the table, or values in the column that are not NULL
 */
public record Impact(Kind kind, String table, String column, long values) {
    /** What happens to rows or values. */
    public enum Kind {
        /** The table goes, with all its rows. */
        ROWS_DROPPED,
        /** The column goes, with all its values. */
        VALUES_DROPPED,
        /** A DELETE takes these rows. */
        ROWS_DELETED,
        /** An UPDATE writes into these rows, or a rebuild copies them. With a column: what was in it is overwritten. */
        ROWS_REWRITTEN
    }

    /** A dropped table, or with a column a dropped column. */
    public Impact(String table, String column, long values) {
        this(column == null ? Kind.ROWS_DROPPED : Kind.VALUES_DROPPED, table, column, values);
    }

    /** Whether something is gone afterwards. */
    public boolean isLoss() {
        return kind != Kind.ROWS_REWRITTEN;
    }

    /** Whether values that are there now are replaced by others. */
    public boolean overwrites() {
        return kind == Kind.ROWS_REWRITTEN && column != null;
    }

    /** "documents.metadata", or "documents" for whole rows. */
    public String place() {
        return column == null ? table : table + "." + column;
    }

    /** The same once it has happened: "Gone with it: documents.metadata, 212 values". */
    public String afterwards() {
        return "Gone with it: " + place() + ", " + (column == null ? Texts.count(values, "row", "rows") : Texts.count(values, "value", "values"));
    }

    /** "documents.metadata: 212 values will be lost", "documents: 40 rows will be rewritten". */
    public String sentence() {
        String what = kind == Kind.VALUES_DROPPED ? Texts.count(values, "value", "values") : Texts.count(values, "row", "rows");
        return place() + ": " + what + switch (kind) {
            case ROWS_DROPPED, VALUES_DROPPED -> " will be lost";
            case ROWS_DELETED -> " will be deleted";
            case ROWS_REWRITTEN -> column == null ? " will be rewritten" : " will be overwritten";
        };
    }
}
