/** What the database is made of: tables, views, indexes, triggers, and how they hang together. */
package dev.tidemark.ui.schema;
