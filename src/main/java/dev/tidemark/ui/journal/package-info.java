/** The journal: what was done, when and by whom, and the way to take it back. */
package dev.tidemark.ui.journal;
