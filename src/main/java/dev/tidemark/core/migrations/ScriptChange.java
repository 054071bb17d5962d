package dev.tidemark.core.migrations;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that was edited after it was applied, line by line.
 *
 * @param migration the script as it is now
 * @param appliedText its text as it was applied
 * @param lines all lines of both, in order
 */
public record ScriptChange(Migration migration, String appliedText, List<Line> lines) {
    /** Where a line is. */
    public enum Kind { BOTH, ONLY_APPLIED, ONLY_NOW }

    /**
     * One line.
     *
     * @param number its line in the text it belongs to, from 1; in the present text for a line of both
     */
    public record Line(Kind kind, int number, String text) {
        /** With the sign that patches use: "+", "-" or a blank. */
        public String marked() {
            return (kind == Kind.ONLY_NOW ? "+ " : kind == Kind.ONLY_APPLIED ? "- " : "  ") + text;
        }
    }

    static ScriptChange between(String appliedText, Migration migration) {
        DiffRowGenerator generator = DiffRowGenerator.create().showInlineDiffs(false).lineNormalizer(line -> line).build();
        List<Line> lines = new ArrayList<>();
        int then = 0;
        int now = 0;
        for (DiffRow row : generator.generateDiffRows(appliedText.lines().toList(), migration.sql().lines().toList())) {
            switch (row.getTag()) {
                case EQUAL -> {
                    then++;
                    lines.add(new Line(Kind.BOTH, ++now, row.getNewLine()));
                }
                case DELETE -> lines.add(new Line(Kind.ONLY_APPLIED, ++then, row.getOldLine()));
                case INSERT -> lines.add(new Line(Kind.ONLY_NOW, ++now, row.getNewLine()));
                case CHANGE -> {
                    lines.add(new Line(Kind.ONLY_APPLIED, ++then, row.getOldLine()));
                    lines.add(new Line(Kind.ONLY_NOW, ++now, row.getNewLine()));
                }
            }
        }
        return new ScriptChange(migration, appliedText, List.copyOf(lines));
    }

    /** The migration as it was applied. */
    public Migration original() {
        return new Migration(migration.version(), migration.description(), migration.script(), appliedText, Checksum.of(appliedText), migration.undoScript());
    }

    /** The lines that differ, each with its sign and {@code around} lines of both on either side; "…" where lines are left out. */
    public List<String> shortened(int around) {
        return shortened(lines, around);
    }

    /** As {@link #shortened}, the other way round: what putting the applied text back takes away and brings. */
    public List<String> backwards(int around) {
        List<Line> turned = new ArrayList<>();
        List<Line> brought = new ArrayList<>();
        for (Line line : lines) {
            switch (line.kind()) {
                case ONLY_NOW -> turned.add(new Line(Kind.ONLY_APPLIED, line.number(), line.text()));
                case ONLY_APPLIED -> brought.add(new Line(Kind.ONLY_NOW, line.number(), line.text()));
                case BOTH -> {
                    turned.addAll(brought);
                    brought.clear();
                    turned.add(line);
                }
            }
        }
        turned.addAll(brought);
        return shortened(turned, around);
    }

    private static List<String> shortened(List<Line> lines, int around) {
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
}
