/** The specification's list of what to do before a migration, ticked by the machine where it can know. */
package dev.tidemark.core.checklist;
