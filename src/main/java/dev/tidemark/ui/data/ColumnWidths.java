package dev.tidemark.ui.data;

import dev.tidemark.core.schema.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How wide the columns of the grid are as long as nobody drags them: by their types, and wider where there is room. */
final class ColumnWidths {
    private static final double NUMBER = 90;
    private static final double TEXT = 220;
    private static final double OTHER = 140;
    /** A time with a fraction of a second and a zone. */
    private static final double TIME = 212;
    /** So much a column of text takes of the room at the most. */
    private static final double ROOMY = 640;
    private static final double LETTER = 8;
    private static final int LONG_NAME = 30;
    /** A declared length of less than a hundred: a word, which needs no room. */
    private static final Pattern SHORT = Pattern.compile("\\(\\s*\\d{1,2}\\s*\\)");

    private ColumnWidths() { }

    /** The width by the column's type and name alone. */
    static double natural(Column column) {
        double byType = isNumber(column) ? NUMBER : type(column).startsWith("TEXT") || column.type().isEmpty() ? TEXT : OTHER;
        return isTime(column) ? TIME : Math.max(byType, 30 + LETTER * Math.min(LONG_NAME, column.name().length()));
    }

    /** Whether a column is declared to hold numbers; they and its heading stand at the right. */
    static boolean isNumber(Column column) {
        String type = type(column);
        return type.contains("INT") || type.contains("REAL") || type.contains("NUM") || type.contains("FLOA") || type.contains("DOUB");
    }

    /**
     * Divides the room that the natural widths leave among the columns of text.
     *
     * @param room of all columns together
     * @param fixed widths that somebody has chosen, by name; they stay
     * @return the widths of all columns that are not fixed, by name
     */
    static Map<String, Double> spread(List<Column> columns, double room, Map<String, Double> fixed) {
        double left = room - columns.stream().mapToDouble(column -> fixed.getOrDefault(column.name(), natural(column))).sum();
        List<Column> free = columns.stream().filter(column -> !fixed.containsKey(column.name())).toList();
        long texts = free.stream().filter(ColumnWidths::isText).count();
        double each = texts == 0 ? 0 : Math.max(0, Math.floor(left / texts));
        Map<String, Double> widths = new HashMap<>();
        free.forEach(column -> widths.put(column.name(), isText(column) ? Math.max(natural(column), Math.min(ROOMY, natural(column) + each)) : natural(column)));
        return widths;
    }

    private static boolean isText(Column column) {
        String type = type(column);
        return !isTime(column) && !SHORT.matcher(type).find() && (type.isEmpty() || type.contains("TEXT") || type.contains("CHAR") || type.contains("CLOB") || type.contains("JSON"));
    }

    private static boolean isTime(Column column) {
        return column.name().endsWith("_at");
    }

    private static String type(Column column) {
        return column.type().toUpperCase(Locale.ROOT);
    }
}
