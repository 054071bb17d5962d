package dev.tidemark.ui.support;

import dev.tidemark.ui.support.Dialogs.FileQuestion;
import java.nio.file.Path;
import java.util.Optional;

/** Asks for files and folders outside of the window. On the window's thread, which waits for the answer; empty is a cancelled question. */
public interface FileChoosers {
    Optional<Path> fileToRead(FileQuestion question);

    Optional<Path> folder(FileQuestion question);

    Optional<Path> fileToWrite(FileQuestion question);
}
