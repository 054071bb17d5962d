package dev.tidemark.core.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files and folders that only their owner may read: what Tidemark keeps holds what the database holds. Elsewhere than on POSIX the folder's rights count. */
public final class Private {
    private static final boolean POSIX = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private Private() { }

    /** Makes a folder, and those above it, unless it is there; one that is there keeps its rights. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes("rwx------"));
        }
    }

    /**
     * Makes an empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     */
    public static void file(Path file) throws IOException {
        Files.createFile(file, attributes("rw-------"));
    }

    /**
     * Makes an empty file and opens it in one step; the caller closes it.
     *
     * @param how besides as a new one
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     */
    public static FileChannel open(Path file, OpenOption... how) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(how));
        options.add(StandardOpenOption.CREATE_NEW);
        return FileChannel.open(file, options, attributes("rw-------"));
    }

    private static FileAttribute<?>[] attributes(String rights) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))} : new FileAttribute<?>[0];
    }
}
