package dev.tidemark.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the window asks the app to do with workspaces.
 *
 * @param open opens a workspace folder or a database file
 * @param look opens one to be looked at only
 * @param create makes a new workspace in a folder and opens it
 * @param readAgain reads the open workspace's state again, and then every screen
 * @param rescue shows what is left of a damaged file
 * @param leave goes back from what is only looked at
 * @param save saves what is looked at, and nowhere yet, as a new database
 */
public record WorkspaceActions(Consumer<Path> open, Consumer<Path> look, Consumer<Path> create, Runnable readAgain, Consumer<Path> rescue, Runnable leave, Runnable save) { }
