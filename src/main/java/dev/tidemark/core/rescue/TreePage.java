package dev.tidemark.core.rescue;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A page of a table or an index (https://www.sqlite.org/fileformat2.html#b_tree_pages). Nothing in it is believed: whatever it points to is looked at
 * within its bounds only.
 */
final class TreePage {
    private static final int INTERIOR_INDEX = 2;
    private static final int INTERIOR_TABLE = 5;
    private static final int LEAF_INDEX = 10;
    private static final int LEAF_TABLE = 13;
    /** The format allows no more unused single bytes in a page. */
    private static final int MOST_FRAGMENTS = 60;

    private final ByteBuffer bytes;
    private final int start;
    private final int usable;
    private final int type;

    private TreePage(byte[] bytes, int start, int usable) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.start = start;
        this.usable = usable;
        this.type = bytes[start];
    }

    /** The page, if its own header is one of a table or an index. */
    static Optional<TreePage> of(byte[] bytes, long number, int usable) {
        TreePage page = new TreePage(bytes, number == 1 ? Pages.HEADER : 0, usable);
        return page.sane() ? Optional.of(page) : Optional.empty();
    }

    private boolean sane() {
        if (type != INTERIOR_INDEX && type != INTERIOR_TABLE && type != LEAF_INDEX && type != LEAF_TABLE) {
            return false;
        }
        int content = u16(start + 5) == 0 ? 65_536 : u16(start + 5);
        int free = u16(start + 1);
        return cellsStart() + 2 * cells() <= usable && content >= cellsStart() && content <= usable && free < usable && (bytes.get(start + 7) & 0xff) <= MOST_FRAGMENTS;
    }

    boolean isTable() {
        return type == INTERIOR_TABLE || type == LEAF_TABLE;
    }

    boolean isLeaf() {
        return type == LEAF_INDEX || type == LEAF_TABLE;
    }

    int cells() {
        return u16(start + 3);
    }

    /** Where a cell begins, or -1 when that is outside of what cells may use. */
    int cell(int index) {
        int at = u16(cellsStart() + 2 * index);
        return at >= cellsStart() + 2 * cells() && at + 4 <= usable ? at : -1;
    }

    /** The page to the right of all cells of an interior page. */
    long rightmost() {
        return u32(start + 8);
    }

    long u32(int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }

    /** A reader of numbers from this place on, which ends where SQLite's part of the page ends. */
    Varints from(int at) {
        return new Varints(bytes.array(), at, usable);
    }

    byte[] bytes() {
        return bytes.array();
    }

    int usable() {
        return usable;
    }

    private int cellsStart() {
        return start + (isLeaf() ? 8 : 12);
    }

    private int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
