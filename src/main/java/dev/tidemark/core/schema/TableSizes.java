package dev.tidemark.core.schema;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What fills a database file, as SQLite's own walk through its pages tells (https://www.sqlite.org/dbstat.html).
 *
 * @param pageSize in bytes
 * @param pages of the whole file, free ones too
 * @param freePages that hold nothing and are used again by what is written next
 * @param tables the largest first; with the whole of SQLite's own as the one without a name
 * @param unmeasuredBecause why only rows were counted; null when sizes are known
 */
public record TableSizes(int pageSize, long pages, long freePages, List<OfTable> tables, String unmeasuredBecause) {
    private static final int HALF_EMPTY = 25;
    private static final int PERCENT = 100;

    public TableSizes {
        tables = List.copyOf(tables);
    }

    /**
     * A b-tree.
     *
     * @param name of the table or index
     * @param unused bytes within its pages that hold nothing
     */
    public record Part(String name, long pages, long bytes, long unused) { }

    /**
     * A table with all that belongs to it.
     *
     * @param table its name; empty for what SQLite keeps for itself
     * @param own whether a person thinks of it as theirs
     * @param rows null where they cannot be told
     * @param data its rows; several parts for a module's table, whose rows are in tables of the module; none when sizes are not known
     * @param indexes those of constraints too
     */
    public record OfTable(String table, boolean own, Long rows, List<Part> data, List<Part> indexes) {
        public OfTable {
            data = List.copyOf(data);
            indexes = List.copyOf(indexes);
        }

        public long bytes() {
            return dataBytes() + indexBytes();
        }

        public long dataBytes() {
            return data.stream().mapToLong(Part::bytes).sum();
        }

        public long indexBytes() {
            return indexes.stream().mapToLong(Part::bytes).sum();
        }

        public long pages() {
            return data.stream().mapToLong(Part::pages).sum() + indexes.stream().mapToLong(Part::pages).sum();
        }

        public long unused() {
            return data.stream().mapToLong(Part::unused).sum() + indexes.stream().mapToLong(Part::unused).sum();
        }
    }

    /**
     * Measures all tables at one moment. Reads every page of the file that is in use; blocking, reads only. The rows come out of the same walk: they are the cells of
     * a table's leaves, and all cells of a table WITHOUT ROWID (https://www.sqlite.org/fileformat2.html#b_tree_pages).
     *
     * @throws dev.tidemark.core.common.Problem CANCELLED, or why the file cannot be read
     */
    public static TableSizes measure(Database database, Progress progress, Cancellation cancellation) {
        return new SizeReader(progress, cancellation).read(database);
    }

    /** Whether sizes are known, not only rows. */
    public boolean measured() {
        return unmeasuredBecause == null;
    }

    public long fileBytes() {
        return pages * pageSize;
    }

    public long freeBytes() {
        return freePages * pageSize;
    }

    public long dataBytes() {
        return tables.stream().mapToLong(OfTable::dataBytes).sum();
    }

    public long indexBytes() {
        return tables.stream().mapToLong(OfTable::indexBytes).sum();
    }

    /** Bytes that hold nothing within pages in use. */
    public long unusedBytes() {
        return tables.stream().mapToLong(OfTable::unused).sum();
    }

    /** Pages that could go if those of each table and index were filled; one stays for each, however few rows it has. */
    private long sparePages() {
        return tables.stream().flatMap(table -> Stream.concat(table.data().stream(), table.indexes().stream()))
            .mapToLong(part -> Math.max(0, part.pages() - Math.max(1, Math.ceilDiv(part.bytes() - part.unused(), pageSize)))).sum();
    }

    /** The part of the whole file, rounded: "14 %", "< 1 %" for what is not quite nothing. */
    public String share(long bytes) {
        int percent = percent(bytes);
        return (percent == 0 && bytes > 0 ? "< 1" : String.valueOf(percent)) + " %";
    }

    private int percent(long bytes) {
        return fileBytes() == 0 ? 0 : (int) Math.round((double) PERCENT * bytes / fileBytes());
    }

    /** What fills the file, in one sentence. */
    public String sentence() {
        if (!measured()) {
            return "Only rows were counted: " + unmeasuredBecause + ".";
        }
        Optional<OfTable> largest = tables.stream().filter(OfTable::own).findFirst();
        String most = largest.map(table -> ", " + share(table.bytes()) + " of it " + table.table()).orElse("");
        return "The database has " + Texts.size(fileBytes()) + most + "; " + (freePages == 0 ? "no page is free." : Texts.size(freeBytes()) + " (" + share(freeBytes()) + ") are free.");
    }

    /** Whether the file can be made smaller, and how. */
    public String advice() {
        if (!measured()) {
            return "";
        }
        long spare = sparePages() * pageSize;
        boolean sparse = percent(spare) >= HALF_EMPTY;
        if (freePages == 0) {
            return sparse ? "A smaller file is possible: " + Texts.size(spare) + " within pages hold nothing." : "Making the file smaller would give back next to nothing.";
        }
        return "Making the file smaller would give back at least " + Texts.size(freeBytes()) + (sparse ? ", and some of the " + Texts.size(spare) + " within pages that hold nothing" : "")
            + "; without it they are used again by what is written next.";
    }
}
