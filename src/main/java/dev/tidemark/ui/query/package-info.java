/** The SQL console: tabs of statements, their rows, the plan, the history. */
package dev.tidemark.ui.query;
