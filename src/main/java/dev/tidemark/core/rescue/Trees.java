package dev.tidemark.core.rescue;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the pages of tables, each page once, and goes round those that are damaged. Ends on any input: no page is visited twice. */
final class Trees {
    /** More than SQLite's own limit for the depth of a tree. */
    private static final int DEEPEST = 40;
    /** SQLite's limit for the length of a row. */
    private static final long LONGEST_ROW = 1_000_000_000;
    private static final int PAGES_BETWEEN_REPORTS = 1000;

    private final Pages pages;
    private final BitSet seen = new BitSet();
    private final Progress progress;
    private final Cancellation cancellation;
    private long marked;

    Trees(Pages pages, Progress progress, Cancellation cancellation) {
        this.pages = pages;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Takes the rows that are found. */
    interface Sink {
        /** A row where it belongs. */
        void row(Found row) throws SQLException;

        /** A row whose number cannot be right: it lies among others. */
        void stray(Found row) throws SQLException;
    }

    /**
     * A row.
     *
     * @param page where it lies
     * @param number its rowid; in a table without rowids nothing
     * @param chain the pages that hold the rest of it
     */
    record Found(long page, long number, List<Object> values, List<Long> chain) { }

    /** The rows of a table with rowids, or of one without, in the order of their keys. */
    Loss walk(long root, boolean rowids, Sink sink) throws IOException, SQLException {
        Loss loss = new Loss();
        walk(root, rowids, 0, new Loss.Gap(root, Long.MIN_VALUE, Long.MAX_VALUE), loss, sink);
        return loss;
    }

    private void walk(long number, boolean rowids, int depth, Loss.Gap range, Loss loss, Sink sink) throws IOException, SQLException {
        cancellation.check("the rescue");
        Optional<TreePage> read = depth > DEEPEST || number < 1 || number > pages.count() || seen.get((int) number) ? Optional.empty() : tree(number);
        if (read.isEmpty() || read.get().isTable() != rowids) {
            loss.page(range);
            return;
        }
        TreePage page = read.get();
        if (page.isLeaf() && rowids) {
            leaf(number, page, range, loss, sink);
            return;
        }
        mark(number);
        long before = range.after();
        for (int i = 0; i < page.cells(); i++) {
            int at = page.cell(i);
            if (at < 0) {
                loss.row();
                continue;
            }
            if (!page.isLeaf()) {
                long key = rowids ? key(page, at, range) : 0;
                walk(page.u32(at), rowids, depth + 1, new Loss.Gap(page.u32(at), before, rowids ? key : Long.MAX_VALUE), loss, sink);
                before = rowids ? key : before;
            }
            if (!rowids) {
                Found row = row(number, page, at + (page.isLeaf() ? 0 : 4), false, Set.of());
                if (row == null) {
                    loss.row();
                } else {
                    row.chain().forEach(this::mark);
                    sink.row(row);
                }
            }
        }
        if (!page.isLeaf()) {
            walk(page.rightmost(), rowids, depth + 1, new Loss.Gap(page.rightmost(), before, range.to()), loss, sink);
        }
    }

    /** The greatest number below a child, or the end of the range where that cannot be read or be right. */
    private static long key(TreePage page, int at, Loss.Gap range) {
        try {
            long key = page.from(at + 4).next();
            return key > range.after() && key <= range.to() ? key : range.to();
        } catch (Broken unreadable) {
            return range.to();
        }
    }

    private void leaf(long number, TreePage page, Loss.Gap range, Loss loss, Sink sink) throws IOException, SQLException {
        List<Found> rows = rows(number, page);
        long outside = rows.stream().filter(row -> !range.holds(row.number())).count();
        if (outside * 2 > rows.size()) {
            // A pointer that was damaged leads to the page of another table.
            loss.page(range);
            return;
        }
        accept(number, rows);
        for (int missing = rows.size(); missing < page.cells(); missing++) {
            loss.row();
        }
        for (Found row : rows) {
            if (range.holds(row.number())) {
                sink.row(row);
            } else {
                sink.stray(row);
            }
        }
    }

    /** The rows of a table's leaf that can be read. Whether they belong there is the caller's to say: {@link #accept}. */
    List<Found> rows(long number, TreePage page) throws IOException {
        List<Found> rows = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < page.cells(); i++) {
            int at = page.cell(i);
            Found row = at < 0 ? null : row(number, page, at, true, taken);
            if (row != null) {
                taken.addAll(row.chain());
                rows.add(row);
            }
        }
        return rows;
    }

    /** The rows of a leaf are taken: neither it nor what holds the rest of them is read again. */
    void accept(long number, List<Found> rows) {
        mark(number);
        rows.forEach(row -> row.chain().forEach(this::mark));
    }

    /** Null when it cannot be read. @param taken pages that hold the rest of other rows */
    private Found row(long number, TreePage page, int at, boolean table, Set<Long> taken) throws IOException {
        try {
            Varints start = page.from(at);
            long length = start.next();
            long rowid = table ? start.next() : 0;
            List<Long> chain = new ArrayList<>();
            return new Found(number, rowid, Fields.of(payload(page, start.at(), length, table, taken, chain), pages.encoding()), List.copyOf(chain));
        } catch (Broken damaged) {
            return null;
        }
    }

    /** How much of a row lies in its page, and how much in pages of its own: https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages. */
    private byte[] payload(TreePage page, int at, long length, boolean table, Set<Long> taken, List<Long> chain) throws IOException {
        int usable = page.usable();
        int most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        int least = (usable - 12) * 32 / 255 - 23;
        if (length < 1 || length > LONGEST_ROW || length > pages.count() * pages.size()) {
            throw new Broken("no row has that length");
        }
        int local = (int) length;
        if (length > most) {
            long rest = least + (length - least) % (usable - 4);
            local = (int) (rest <= most ? rest : least);
        }
        if (at + local + (length > local ? 4 : 0) > usable) {
            throw new Broken("it leaves its page");
        }
        return length == local ? Arrays.copyOfRange(page.bytes(), at, at + local) : withOverflow(page, at, local, (int) length, taken, chain);
    }

    private byte[] withOverflow(TreePage page, int at, int local, int length, Set<Long> taken, List<Long> chain) throws IOException {
        int each = page.usable() - 4;
        int wanted = (length - local + each - 1) / each;
        long next = page.u32(at + local);
        // The chain first: a length that was damaged must not make us reserve that much.
        for (int i = 0; i < wanted; i++) {
            byte[] bytes = next > pages.count() || seen.get((int) next) || taken.contains(next) ? null : pages.page(next);
            if (bytes == null) {
                throw new Broken("the rest of it is not there");
            }
            chain.add(next);
            next = u32(bytes, 0);
        }
        if (next != 0) {
            throw new Broken("the rest of it does not end");
        }
        byte[] payload = Arrays.copyOf(Arrays.copyOfRange(page.bytes(), at, at + local), length);
        int filled = local;
        for (long link : chain) {
            int part = Math.min(each, length - filled);
            System.arraycopy(pages.page(link), 4, payload, filled, part);
            filled += part;
        }
        return payload;
    }

    /** The page, if it is one of a tree. */
    Optional<TreePage> tree(long number) throws IOException {
        byte[] bytes = pages.page(number);
        return bytes == null ? Optional.empty() : TreePage.of(bytes, number, pages.usable());
    }

    /**
     * Marks the pages that the file lists as unused, so that deleted rows are not brought back.
     *
     * @return whether the list is whole
     */
    boolean markUnused() throws IOException {
        long found = 0;
        long trunk = pages.said(32);
        while (trunk != 0) {
            byte[] bytes = trunk > pages.count() || seen.get((int) trunk) ? null : pages.page(trunk);
            if (bytes == null) {
                return false;
            }
            mark(trunk);
            found++;
            long leaves = u32(bytes, 4);
            if (leaves > pages.usable() / 4 - 2) {
                return false;
            }
            for (int i = 0; i < leaves; i++) {
                long leaf = u32(bytes, 8 + 4 * i);
                if (leaf < 2 || leaf > pages.count() || seen.get((int) leaf)) {
                    return false;
                }
                mark(leaf);
                found++;
            }
            trunk = u32(bytes, 0);
        }
        return found == pages.said(36);
    }

    boolean isSeen(long number) {
        return seen.get((int) number);
    }

    private void mark(long number) {
        seen.set((int) number);
        if (++marked % PAGES_BETWEEN_REPORTS == 0) {
            progress.report("Read " + Texts.grouped(marked) + " of " + Texts.grouped(pages.count()) + " pages", (double) marked / pages.count());
        }
    }

    private static long u32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at) & 0xffffffffL;
    }
}
