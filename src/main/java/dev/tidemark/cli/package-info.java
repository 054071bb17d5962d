/** The command line: one small class per command, thin over {@code core}; the same services as the window, without a window. */
package dev.tidemark.cli;
