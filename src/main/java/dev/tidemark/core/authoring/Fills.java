package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Table;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What rows get in a column that must have a value, where they have none. */
final class Fills {
    private final Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final boolean madeUp;

    /**
     * @param given SQL text by "table.column"
     * @param madeUp whether an empty text or a zero may be put in where nothing is given: on the way back, where the values are gone
     */
    Fills(Map<String, String> given, boolean madeUp) {
        this.given.putAll(given);
        this.madeUp = madeUp;
    }

    /** What a person wants in it, whether it must have a value or not. */
    String given(Table table, Column column) {
        return given.get(table.name() + "." + column.name());
    }

    /** The value as SQL text, or null when it needs none or nobody has said. @param before null for a new column */
    String of(Table old, Table table, Column column, Column before) {
        String wanted = given(table, column);
        if (wanted != null && (before == null || column.notNull())) {
            return wanted;
        }
        if (!needsValue(column, before) || before == null && hasDefault(column)) {
            return null;
        }
        return hasDefault(column) ? column.defaultSql() : madeUp ? empty(old, table, column) : null;
    }

    /** Whether a value is put in of which nobody has said that it is right. */
    boolean madeUp(Table table, Column column) {
        return madeUp && given(table, column) == null && !hasDefault(column);
    }

    /** Whether a person has to say what rows get, if there are such rows. */
    boolean asks(Table old, Table table, Column column, Column before) {
        return needsValue(column, before) && !hasDefault(column) && of(old, table, column, before) == null;
    }

    private static boolean needsValue(Column column, Column before) {
        return column.notNull() && !column.generated() && (before == null ? column.primaryKey() == 0 : !before.notNull() && !isKey(column, before));
    }

    private static boolean isKey(Column column, Column before) {
        return column.primaryKey() > 0 && before.primaryKey() > 0;
    }

    static boolean hasDefault(Column column) {
        return column.defaultSql() != null && !column.defaultSql().equalsIgnoreCase("NULL");
    }

    /** In a unique column each row has to have another one: the row id is. */
    private static String empty(Table old, Table table, Column column) {
        boolean unique = !old.withoutRowid() && table.indexes().stream().anyMatch(i -> i.unique() && i.columns().size() == 1 && i.columns().getFirst().text().equalsIgnoreCase(column.name())
            && i.origin() != Index.Origin.PRIMARY_KEY);
        return switch (Affinity.of(column.type())) {
            case TEXT -> unique ? "CAST(rowid AS TEXT)" : "''";
            case BLOB -> unique ? "rowid" : column.type().toUpperCase(Locale.ROOT).contains("BLOB") ? "x''" : "''";
            default -> unique ? "rowid" : column.type().toUpperCase(Locale.ROOT).contains("JSON") ? "''" : "0";
        };
    }
}
