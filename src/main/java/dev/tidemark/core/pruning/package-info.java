/** Lets old backups go by count, age and size, after a preview; pinned ones stay, and those that an undo needs. Empties the trash of stored files. */
package dev.tidemark.core.pruning;
