package dev.tidemark.ui.support;

import java.nio.file.Path;

/** Shows a folder in the system's own file manager. On the window's thread. */
@FunctionalInterface
public interface FolderOpener {
    void open(Path folder);
}
