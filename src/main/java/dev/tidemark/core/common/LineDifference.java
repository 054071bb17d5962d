package dev.tidemark.core.common;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/**
 * Two texts, an old and a new one, line by line.
 *
 * @param lines all lines of both, in order
 */
public record LineDifference(List<Line> lines) {
    public LineDifference {
        lines = List.copyOf(lines);
    }

    /** Where a line is. */
    public enum Kind { BOTH, ONLY_OLD, ONLY_NEW }

    /**
     * One line.
     *
     * @param number its line in the text it belongs to, from 1; in the new text for a line of both
     */
    public record Line(Kind kind, int number, String text) {
        /** With the sign that patches use: "+", "-" or a blank. */
        public String marked() {
            return (kind == Kind.ONLY_NEW ? "+ " : kind == Kind.ONLY_OLD ? "- " : "  ") + text;
        }
    }

    /** What turns the one text into the other; where a line was changed, the old one comes first. */
    public static LineDifference between(String before, String after) {
        DiffRowGenerator generator = DiffRowGenerator.create().showInlineDiffs(false).lineNormalizer(line -> line).build();
        List<Line> lines = new ArrayList<>();
        int then = 0;
        int now = 0;
        for (DiffRow row : generator.generateDiffRows(before.lines().toList(), after.lines().toList())) {
            switch (row.getTag()) {
                case EQUAL -> {
                    then++;
                    lines.add(new Line(Kind.BOTH, ++now, row.getNewLine()));
                }
                case DELETE -> lines.add(new Line(Kind.ONLY_OLD, ++then, row.getOldLine()));
                case INSERT -> lines.add(new Line(Kind.ONLY_NEW, ++now, row.getNewLine()));
                case CHANGE -> {
                    lines.add(new Line(Kind.ONLY_OLD, ++then, row.getOldLine()));
                    lines.add(new Line(Kind.ONLY_NEW, ++now, row.getNewLine()));
                }
            }
        }
        return new LineDifference(lines);
    }

    /** The lines that differ, each with its sign and {@code around} lines of both on either side; "…" where lines are left out. */
    public List<String> shortened(int around) {
        List<String> shown = new ArrayList<>();
        boolean left = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean near = lines.subList(Math.max(0, i - around), Math.min(lines.size(), i + around + 1)).stream().anyMatch(l -> l.kind() != Kind.BOTH);
            if (near) {
                if (left) {
                    shown.add("…");
                }
                shown.add(lines.get(i).marked());
            }
            left = !near;
        }
        return shown;
    }

    /** The way back: the new lines are the old ones, and where both stand together, the new ones come last again. */
    public LineDifference backwards() {
        List<Line> turned = new ArrayList<>();
        List<Line> brought = new ArrayList<>();
        for (Line line : lines) {
            switch (line.kind()) {
                case ONLY_NEW -> turned.add(new Line(Kind.ONLY_OLD, line.number(), line.text()));
                case ONLY_OLD -> brought.add(new Line(Kind.ONLY_NEW, line.number(), line.text()));
                case BOTH -> {
                    turned.addAll(brought);
                    brought.clear();
                    turned.add(line);
                }
            }
        }
        turned.addAll(brought);
        return new LineDifference(turned);
    }
}
