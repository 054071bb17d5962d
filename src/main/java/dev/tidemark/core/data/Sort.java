package dev.tidemark.core.data;

/** The order of rows: by one column, and among its equals by key. */
public record Sort(String column, boolean descending) { }
