/** The one place that opens SQLite files: how connections are made, how scripts are split, how SQLite's errors become problems. */
package dev.tidemark.core.sqlite;
