package dev.tidemark.core.backups;

import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either wholly there or not at all, also after a power cut. */
final class Durable {
    private static final boolean POSIX = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private Durable() { }

    /**
     * Makes an empty file that only its owner may read: a backup holds everything that the database holds.
     *
     * @return false when there is one of that name already; it is left as it is
     */
    static boolean createForOwnerOnly(Path file) throws IOException {
        try {
            Private.file(file);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Writes what the system still holds back of this file. */
    static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives a finished file its name, and makes the folder remember it where the system can. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        flushFolder(to.getParent());
    }

    /** Makes a folder remember which files it has, where the system can. */
    static void flushFolder(Path path) throws IOException {
        if (POSIX) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Removes an unfinished file and what SQLite may have left beside it. */
    static void removeLeftovers(Path unfinished) {
        try {
            SqliteFile.remove(unfinished);
        } catch (IOException failure) {
            System.getLogger(Durable.class.getName()).log(System.Logger.Level.WARNING, "Could not remove " + unfinished, failure);
        }
    }
}
