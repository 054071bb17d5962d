/** What a database is made of, as plain data: tables, views, indexes, triggers; how two such schemas differ. */
package dev.tidemark.core.schema;
