/** The SQL editor: colours, line numbers, findings in the margin, find and replace, completion. */
package dev.tidemark.ui.support.editor;
