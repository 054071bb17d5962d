package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rights of files on POSIX systems; elsewhere nothing is found. */
final class Rights {
    private static final boolean POSIX = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private static final int STICKY = 01000;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> GROUP = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    private Rights() { }

    /** A file or folder that every user can reach. @param written whether they can change it too @param rights as they are */
    record Open(Path path, boolean folder, boolean written, Set<PosixFilePermission> rights) { }

    /** Other rights for a file. */
    record Change(Path path, Set<PosixFilePermission> before, Set<PosixFilePermission> after) {
        String line() {
            return path + ": " + PosixFilePermissions.toString(before) + " → " + PosixFilePermissions.toString(after);
        }

        /** @return whether it was done; not for a file that is gone by now, as a log of the database is when its last user leaves. @throws Problem INPUT_OUTPUT */
        boolean carryOut() {
            try {
                Files.setPosixFilePermissions(path, after);
                return true;
            } catch (NoSuchFileException gone) {
                return false;
            } catch (IOException failure) {
                throw failed(path, failure);
            }
        }
    }

    /** A folder with the files in it and one level below; nothing when it is not there. Links are left out. @throws Problem INPUT_OUTPUT, for a folder that cannot be looked into */
    static List<Path> withFiles(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), 2, new SimpleFileVisitor<>() {
                @Override public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return visitFile(each, attributes);
                }

                @Override public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    found.add(each);
                    return FileVisitResult.CONTINUE;
                }

                @Override public FileVisitResult visitFileFailed(Path each, IOException failure) {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed(each, failure);
                }
            });
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
        return found;
    }

    /** Those that users outside of the file's group can read or write, and reach: one folder above that is closed to them is enough. */
    static List<Open> openToAll(List<Path> paths) {
        List<Open> open = new ArrayList<>();
        for (Path path : POSIX ? paths : List.<Path>of()) {
            if (Files.isSymbolicLink(path)) {
                continue;
            }
            Set<PosixFilePermission> rights = of(path);
            boolean written = rights.contains(PosixFilePermission.OTHERS_WRITE) && !(Files.isDirectory(path) && isSticky(path));
            if ((written || rights.contains(PosixFilePermission.OTHERS_READ)) && reached(path)) {
                open.add(new Open(path, Files.isDirectory(path), written, rights));
            }
        }
        return open;
    }

    /** A folder for everybody, /tmp for instance, in which nobody can remove or rename what is another's; to close it would stop other programs. */
    private static boolean isSticky(Path folder) {
        try {
            return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
            System.getLogger(Rights.class.getName()).log(System.Logger.Level.DEBUG, "This system does not tell the mode of " + folder, unknown);
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** @param ownerOnly whether the group's rights go too */
    static Change closed(Open open, boolean ownerOnly) {
        Set<PosixFilePermission> after = EnumSet.copyOf(open.rights());
        after.removeAll(OTHERS);
        if (ownerOnly) {
            after.removeAll(GROUP);
        }
        return new Change(open.path(), open.rights(), after);
    }

    private static boolean reached(Path path) {
        for (Path folder = path.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (!of(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** None for what is not there. */
    private static Set<PosixFilePermission> of(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (NoSuchFileException gone) {
            return Set.of();
        } catch (IOException failure) {
            throw failed(path, failure);
        }
    }

    private static Problem failed(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
