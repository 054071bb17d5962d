/** The record of every change made through Tidemark, kept beside the database and not in it, so that it survives reset and restore. */
package dev.tidemark.core.journal;
