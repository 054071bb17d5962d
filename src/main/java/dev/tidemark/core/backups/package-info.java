/** Verified copies of the database: make, list, verify, restore. */
package dev.tidemark.core.backups;
