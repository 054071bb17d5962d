package dev.tidemark.ui.data;

import dev.tidemark.core.data.Page;
import dev.tidemark.core.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The loaded rows around what is in view: one unbroken stretch that grows at one end and is let go of at the other. */
final class RowBuffer {
    /** How many rows are held at most, so that memory does not grow with the table. */
    static final int MOST = 1000;

    private final List<Line> lines = new ArrayList<>();
    private boolean first;
    private boolean last;

    /** A page with how far its first and its last row are into all rows; negative for unknown. */
    record Loaded(Page page, double from, double to) {
        static double of(OptionalDouble fraction) {
            return fraction.orElse(-1);
        }
    }

    int size() {
        return lines.size();
    }

    Line get(int index) {
        return lines.get(index);
    }

    /** Whether no row comes before the first that is held. */
    boolean first() {
        return first;
    }

    /** Whether no row comes after the last that is held. */
    boolean last() {
        return last;
    }

    void clear() {
        lines.clear();
        first = true;
        last = true;
    }

    void replace(Loaded loaded) {
        lines.clear();
        lines.addAll(lines(loaded));
        first = loaded.page().first();
        last = loaded.page().last();
    }

    /** Adds rows after the last; returns how many were let go of at the front. */
    int append(Loaded loaded) {
        lines.addAll(lines(loaded));
        last = loaded.page().last();
        int over = Math.max(0, lines.size() - MOST);
        lines.subList(0, over).clear();
        first &= over == 0;
        return over;
    }

    /** Adds rows before the first; returns how many that were. */
    int prepend(Loaded loaded) {
        lines.addAll(0, lines(loaded));
        first = loaded.page().first();
        if (lines.size() > MOST) {
            lines.subList(MOST, lines.size()).clear();
            last = false;
        }
        return loaded.page().rows().size();
    }

    private static List<Line> lines(Loaded loaded) {
        List<Row> rows = loaded.page().rows();
        boolean known = loaded.from() >= 0 && loaded.to() >= 0;
        List<Line> made = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double share = rows.size() == 1 ? 0 : (double) i / (rows.size() - 1);
            made.add(new Line(rows.get(i), known ? loaded.from() + (loaded.to() - loaded.from()) * share : -1));
        }
        return made;
    }
}
