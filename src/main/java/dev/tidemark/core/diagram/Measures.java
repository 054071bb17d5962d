package dev.tidemark.core.diagram;

import java.util.List;

/**
 * Sizes in a diagram, in pixels at natural size. All text is set in one family whose letters are all 0.6 em wide (JetBrains Mono is), so that its width can be
 * told without any font.
 */
public final class Measures {
    public static final double FONT = 12;
    public static final double SMALL_FONT = 10;
    public static final double HEAD = 30;
    public static final double ROW = 20;
    /** Between the edge of a box and its text. */
    public static final double INSET = 10;
    /** Below the last row. */
    public static final double FOOT = 6;
    public static final double GAP = 12;
    public static final double RADIUS = 6;
    /** Around the whole diagram. */
    public static final double MARGIN = 24;

    private static final double EM = 0.6;
    private static final double NARROWEST = 120;
    private static final int LONGEST_TABLE = 40;
    private static final int LONGEST_COLUMN = 32;
    private static final int LONGEST_TYPE = 20;
    private static final int FIRST_WIDE = 0x1100;
    private static final int FIRST_EMOJI = 0x1F000;

    private Measures() { }

    /** The width of a text. */
    public static double width(String text, double fontSize) {
        return text.codePoints().map(Measures::cells).sum() * EM * fontSize;
    }

    /** A table's name as its box shows it; SQLite allows none, which is told by its quotes. */
    public static String table(String name) {
        return name.isEmpty() ? "\"\"" : shortened(name, LONGEST_TABLE);
    }

    /** A column's name as its row shows it. */
    public static String column(String name) {
        return name.isEmpty() ? "\"\"" : shortened(name, LONGEST_COLUMN);
    }

    /** A column's type as its row shows it. */
    public static String type(BoxRow row) {
        return shortened(row.typeText(), LONGEST_TYPE);
    }

    /** What the last line of a box says of the columns that are not shown. */
    public static String more(int columns) {
        return "+ " + columns + " more";
    }

    /** Where the names of a box's columns begin, from its left edge: behind the widest sign. */
    public static double names(TableBox box) {
        return names(box.rows());
    }

    static double names(Iterable<BoxRow> rows) {
        double widest = 0;
        for (BoxRow row : rows) {
            widest = Math.max(widest, width(row.sign(), SMALL_FONT));
        }
        return INSET + (widest == 0 ? 0 : widest + GAP / 2);
    }

    /** The box of a table at the origin. */
    static TableBox box(String table, TableBox.Kind kind, List<BoxRow> rows, int more) {
        double width = Math.max(NARROWEST, width(table(table), FONT) + 2 * INSET + (kind == TableBox.Kind.TABLE ? 0 : GAP + width(label(kind), SMALL_FONT)));
        for (BoxRow row : rows) {
            width = Math.max(width, names(rows) + width(column(row.name()), FONT) + GAP + width(type(row), SMALL_FONT) + INSET);
        }
        int lines = rows.size() + (more > 0 ? 1 : 0);
        return new TableBox(table, kind, rows, more, 0, 0, Math.ceil(width), HEAD + (lines == 0 ? 0 : lines * ROW + FOOT));
    }

    /** What is written beside the name of a box that is no ordinary table; empty for one. */
    public static String label(TableBox.Kind kind) {
        return switch (kind) {
            case TABLE -> "";
            case VIRTUAL -> "virtual";
            case MISSING -> "no such table";
        };
    }

    /** The middle of a row, from the upper edge of its box; of the head for -1. */
    static double middle(int row) {
        return row < 0 ? HEAD / 2 : HEAD + row * ROW + ROW / 2;
    }

    private static String shortened(String text, int longest) {
        String plain = text.codePoints().map(c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        if (plain.codePoints().map(Measures::cells).sum() <= longest) {
            return plain;
        }
        StringBuilder kept = new StringBuilder();
        int cells = 1;
        for (int c : plain.codePoints().toArray()) {
            cells += cells(c);
            if (cells > longest) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    /** How many letters wide: signs that are set onto the one before none, those of East Asia and emoji two. */
    private static int cells(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= FIRST_WIDE && (Character.isIdeographic(c) || c >= FIRST_EMOJI || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL
            || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA || c >= 0xFF01 && c <= 0xFF60);
        return wide ? 2 : 1;
    }
}
