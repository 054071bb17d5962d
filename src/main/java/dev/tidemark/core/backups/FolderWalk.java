package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of some folders of a workspace. Links are never followed: what they lead to may be anything.
 *
 * @param roots those of the folders that are there
 * @param paths folders and files below them, each folder before what is in it
 * @param bytes the size of the files together
 * @param files how many of the paths are files
 * @param notes what was left out
 */
record FolderWalk(List<Path> roots, List<Path> paths, long bytes, long files, List<String> notes) {
    static FolderWalk of(Path base, List<Path> folders, Cancellation cancellation) throws IOException {
        List<Path> roots = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        long[] sizes = new long[2];
        for (Path folder : folders) {
            if (Files.isSymbolicLink(folder)) {
                notes.add(base.relativize(folder) + " is a link; what it leads to is not in the archive.");
            } else if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                roots.add(folder);
                Files.walkFileTree(folder, new Visitor(base, paths, notes, sizes, cancellation));
            }
        }
        return new FolderWalk(roots, paths, sizes[0], sizes[1], notes);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path base;
        private final List<Path> paths;
        private final List<String> notes;
        private final long[] sizes;
        private final Cancellation cancellation;

        private Visitor(Path base, List<Path> paths, List<String> notes, long[] sizes, Cancellation cancellation) {
            this.base = base;
            this.paths = paths;
            this.notes = notes;
            this.sizes = sizes;
            this.cancellation = cancellation;
        }

        @Override public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            cancellation.check("the backup");
            paths.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                paths.add(file);
                sizes[0] += attributes.size();
                sizes[1]++;
            } else {
                notes.add(base.relativize(file) + (attributes.isSymbolicLink() ? " is a link and was not followed." : " is no file and was left out."));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
