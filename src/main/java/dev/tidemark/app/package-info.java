/** Where Tidemark starts: finding the right Java, the window or the command line, and the wiring of both by hand. */
package dev.tidemark.app;
