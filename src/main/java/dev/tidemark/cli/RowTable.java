package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.query.ResultFormat;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows as aligned columns, as wide as the first rows need; later rows that need more are cut. */
final class RowTable implements ResultFormat.Writing {
    private static final int LOOKED_AT = 200;
    private static final int WIDEST = 60;

    private final PrintWriter out;
    private final Style style;
    private final List<String[]> first = new ArrayList<>();
    private List<String> names = List.of();
    private int[] widths;
    private boolean[] right;
    private long rows;

    RowTable(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    @Override public void columns(List<String> given) {
        names = given.stream().map(RowTable::line).toList();
    }

    @Override public void row(Object[] values) {
        String[] cells = new String[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = switch (values[i]) {
                case null -> "NULL";
                case byte[] bytes -> "BLOB of " + Texts.size(bytes.length);
                default -> line(values[i].toString());
            };
        }
        rows++;
        if (widths != null) {
            print(cells);
            return;
        }
        if (first.isEmpty()) {
            right = new boolean[cells.length];
            for (int i = 0; i < cells.length; i++) {
                right[i] = values[i] instanceof Number;
            }
        }
        first.add(cells);
        if (first.size() == LOOKED_AT) {
            begin();
        }
    }

    @Override public void end() {
        if (widths == null && !names.isEmpty()) {
            begin();
        }
        out.print(style.faint(Texts.count(rows, "row", "rows")) + "\n");
    }

    private void begin() {
        widths = new int[names.size()];
        right = right == null ? new boolean[names.size()] : right;
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.min(WIDEST, Math.max(length(names.get(i)), first.stream().mapToInt(row -> length(row[column])).max().orElse(0)));
        }
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            head.append(i == 0 ? "" : "  ").append(padded(names.get(i), i));
        }
        out.print(style.faint(head.toString().stripTrailing()) + "\n");
        first.forEach(this::print);
        first.clear();
    }

    private void print(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : "  ").append(padded(cells[i], i));
        }
        out.print(line.toString().stripTrailing() + "\n");
    }

    private String padded(String text, int column) {
        int length = length(text);
        String shown = length > widths[column] ? text.substring(0, text.offsetByCodePoints(0, Math.max(0, widths[column] - 1))) + "…" : text;
        String fill = " ".repeat(Math.max(0, widths[column] - length(shown)));
        return right[column] ? fill + shown : shown + fill;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Signs that steer a terminal must not come out of a database. */
    private static String line(String text) {
        String shortened = text.length() > 2 * WIDEST ? text.substring(0, 2 * WIDEST) : text;
        return shortened.replaceAll("\\r?\\n", " ").replaceAll("\\p{Cntrl}", "·");
    }
}
