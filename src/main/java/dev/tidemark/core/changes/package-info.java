/** The safe road of changes to rows: seen before as numbers, backed up, captured in one transaction, checked, written down with their undo. */
package dev.tidemark.core.changes;
