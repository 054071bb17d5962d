/** The picture of tables and their foreign keys: what is drawn where, told without any window; the only home of the layout library. */
package dev.tidemark.core.diagram;
