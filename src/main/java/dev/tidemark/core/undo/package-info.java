/** Takes back any entry of the journal, down the same road as every other change: seen before, backed up, checked, written down. */
package dev.tidemark.core.undo;
