package dev.tidemark.ui.shell;

import java.nio.file.Path;

/**
 * A workspace that was open before.
 *
 * @param name as it calls itself
 * @param path its folder or database file
 */
public record RecentWorkspace(String name, Path path) { }
