/** The diagram of tables and foreign keys: a part of the screen of the schema. */
package dev.tidemark.ui.schema.diagram;
