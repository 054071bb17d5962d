package dev.tidemark.core.rescue;

import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rescue brought out of a file, and what it could not.
 *
 * @param source the damaged file, which was only read
 * @param output the new database
 * @param tables in the order of the schema
 * @param apart rows that could be read and not be put where they belong; they are in the table {@code apartTable}
 * @param apartTable the table of these rows; null when there are none
 * @param notes what else is, or may be, not as it was, in sentences
 * @param remarks what else was done, by which nothing is lost
 * @param sound whether SQLite finds nothing wrong with the new file
 */
public record RescueReport(Path source, Path output, List<OfTable> tables, long apart, String apartTable, List<String> notes, List<String> remarks, boolean sound) {
    private static final int GAPS_NAMED = 5;

    public RescueReport {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
    }

    /**
     * A table.
     *
     * @param rows how many of its rows are in the new database
     * @param pagesLost how many pages of it could not be read, each with all below it
     * @param rowsLost how many single rows could not be read in pages that could
     * @param placed how many of {@code rows} were found on pages that nothing led to, and put where their numbers were missing
     * @param gaps the row numbers that may be missing: "1,201 to 1,260"
     */
    public record OfTable(String name, long rows, int pagesLost, long rowsLost, long placed, List<String> gaps) {
        public OfTable {
            gaps = List.copyOf(gaps);
        }

        /** Whether nothing of it is known to be lost. */
        public boolean whole() {
            return pagesLost == 0 && rowsLost == 0;
        }

        /** "messages: 2,410 rows; 1 page could not be read (rows 1,201 to 1,260)". */
        public String sentence() {
            List<String> lost = new ArrayList<>();
            if (pagesLost > 0) {
                String where = gaps.isEmpty() ? "" : " (rows " + String.join(", ", gaps.subList(0, Math.min(GAPS_NAMED, gaps.size()))) + (gaps.size() > GAPS_NAMED ? " and more" : "") + ")";
                lost.add(Texts.count(pagesLost, "page", "pages") + " could not be read" + where);
            }
            if (rowsLost > 0) {
                lost.add(Texts.count(rowsLost, "more row is", "more rows are") + " damaged");
            }
            if (placed > 0) {
                lost.add(Texts.count(placed, "row was", "rows were") + " found apart and put back by number");
            }
            return name + ": " + Texts.count(rows, "row", "rows") + (lost.isEmpty() ? "" : "; " + String.join("; ", lost));
        }
    }

    /** How many rows the new database has of the old tables. */
    public long rows() {
        return tables.stream().mapToLong(OfTable::rows).sum();
    }

    /** Whether nothing is known to be lost. Bytes that were changed inside of a value cannot be noticed: SQLite keeps no checksums. */
    public boolean whole() {
        return apart == 0 && notes.isEmpty() && sound && tables.stream().allMatch(OfTable::whole);
    }

    /** What is known to be lost, or not where it was, one sentence each without its full stop; empty where nothing is. */
    public List<String> losses() {
        List<String> losses = new ArrayList<>(tables.stream().filter(table -> !table.whole()).map(OfTable::sentence).toList());
        if (apart > 0) {
            losses.add(Texts.count(apart, "row has", "rows have") + " no sure place: " + (apart == 1 ? "it is" : "they are") + " in the table " + apartTable);
        }
        notes.stream().map(note -> note.replaceFirst("\\.$", "")).forEach(losses::add);
        if (!sound) {
            losses.add("SQLite finds something wrong with what was rescued");
        }
        return losses;
    }

    /** "2,410 rows of 6 tables were rescued; 2 tables are not whole." */
    public String sentence() {
        long broken = tables.stream().filter(table -> !table.whole()).count();
        return Texts.count(rows(), "row", "rows") + " of " + Texts.count(tables.size(), "table", "tables") + " were rescued"
            + (broken > 0 ? "; " + Texts.count(broken, "table is", "tables are") + " not whole." : whole() ? "; nothing is known to be lost." : ".");
    }
}
