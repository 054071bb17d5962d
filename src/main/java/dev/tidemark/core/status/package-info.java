/** The state of a workspace in one sentence, with what is worth doing next; the same for the overview, the status bar and the command line. */
package dev.tidemark.core.status;
