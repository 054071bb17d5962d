/** A workspace: the folder of one database with its migrations, backups and stored documents; its configuration and its lock. */
package dev.tidemark.core.workspace;
