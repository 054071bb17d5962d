package dev.tidemark.core.diagram;

/** How much of a table its box shows. */
public enum Detail {
    /** Its name alone. */
    NAMES,
    /** The columns of its primary key and of its foreign keys, and how many others there are. */
    KEYS,
    /** All columns. */
    ALL
}
