/** What can still be read of a damaged database file: its pages are read one by one, without SQLite, and their rows written into a new database. */
package dev.tidemark.core.rescue;
