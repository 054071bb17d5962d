package dev.tidemark.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the window asks the app to do with workspaces.
 *
 * @param open opens a workspace folder or a database file
 * @param create makes a new workspace in a folder and opens it
 * @param readAgain reads the open workspace's state again, and then every screen
 */
public record WorkspaceActions(Consumer<Path> open, Consumer<Path> create, Runnable readAgain) { }
