package dev.tidemark.core.journal;

/** How many rows a touched table had before and after a change; null where there was no such table. */
public record RowCount(Long before, Long after) { }
