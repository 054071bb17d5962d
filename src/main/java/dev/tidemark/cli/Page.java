package dev.tidemark.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command shows a person: lines, aligned columns, and the next step. */
final class Page {
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final Style style;
    private final String where;

    /** @param where what a suggested command needs to work on the same workspace, see {@link Where#option} */
    Page(PrintWriter out, Style style, String where) {
        this.out = out;
        this.style = style;
        this.where = where;
    }

    /** A command to suggest, on the workspace of this page: {@code command("backup")} is "tidemark backup --workspace DIR". */
    String command(String words) {
        return "tidemark " + words + where;
    }

    Style style() {
        return style;
    }

    /** One line. Lines end with a line feed on every system, so that output can be compared. */
    Page line(String text) {
        out.print(text.stripTrailing() + "\n");
        return this;
    }

    Page blank() {
        return line("");
    }

    Page done(String text) {
        return line(style.tick() + " " + text);
    }

    Page wrong(String text) {
        return line(style.cross() + " " + text);
    }

    /** Tells the next step, after a blank line: "Next: tidemark migrate". */
    Page next(String advice) {
        String sentence = advice(advice);
        return blank().line(style.strong("Next: ") + (sentence.matches("“[^”]*”") ? sentence.substring(1, sentence.length() - 1) : sentence));
    }

    /** A sentence of the core's, the commands that it quotes completed for the workspace of this page. */
    String advice(String sentence) {
        return Where.inSentence(sentence, where);
    }

    /** Facts as two columns, names first: {@code fact("Version", "V7")}. */
    Page facts(List<Fact> facts) {
        int width = facts.stream().mapToInt(f -> width(f.name())).max().orElse(0);
        facts.forEach(f -> line(GAP + style.faint(pad(f.name(), width)) + GAP + f.value()));
        return this;
    }

    /** A name and its value. */
    record Fact(String name, String value) { }

    /** A table: its headings and its rows, see {@link #aligned}. */
    Page table(String headings, List<List<String>> rows) {
        aligned(headings, rows).forEach(this::line);
        return this;
    }

    /**
     * The lines of a table, its headings first.
     *
     * @param headings with bars between them; one that begins with {@code >} makes its column flush right
     */
    List<String> aligned(String headings, List<List<String>> given) {
        // A name may hold line ends, and each row is one line.
        List<List<String>> rows = given.stream().map(row -> row.stream().map(cell -> cell.replaceAll("\\R", " ")).toList()).toList();
        String[] names = headings.split("\\|", -1);
        boolean[] right = new boolean[names.length];
        int[] widths = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            right[i] = names[i].startsWith(">");
            names[i] = right[i] ? names[i].substring(1) : names[i];
            widths[i] = width(names[i]);
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(style.faint(joined(List.of(names), widths, right)));
        rows.forEach(row -> lines.add(joined(row, widths, right)));
        return lines;
    }

    private static String joined(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String fill = " ".repeat(Math.max(0, widths[i] - width(cells.get(i))));
            line.append(i == 0 ? "" : GAP).append(right[i] ? fill + cells.get(i) : cells.get(i) + fill);
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** How many places a text takes; the codes of colours take none. */
    private static int width(String text) {
        String plain = text.indexOf('\u001b') < 0 ? text : text.replaceAll("\u001b\\[[0-9;]*m", "");
        return plain.codePointCount(0, plain.length());
    }
}
