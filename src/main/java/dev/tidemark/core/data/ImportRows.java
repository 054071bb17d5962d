package dev.tidemark.core.data;

import java.util.List;

/** The rows of a file, one after the other in constant memory. For one thread. */
interface ImportRows extends AutoCloseable {
    /** The names of the values, in the order in which rows have them; a file of objects may bring more with every row. */
    List<String> names();

    /**
     * The next row; null at the end.
     *
     * @throws dev.tidemark.core.common.Problem IMPORT_UNREADABLE with the line
     */
    ImportRow next();

    @Override void close();
}
