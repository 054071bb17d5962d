/** The SQL console: statements run read-only unless switched, results in pages beside the database, parameters, places of errors, plans with advice, history. */
package dev.tidemark.core.query;
