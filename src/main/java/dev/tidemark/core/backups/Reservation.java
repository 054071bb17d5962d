package dev.tidemark.core.backups;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name for a backup that is being made. The operating system holds a lock on the marker file beside it for as long as its process lives, so that
 * what a killed process left can be told from what another one is making right now.
 */
final class Reservation implements AutoCloseable {
    private static final String MARKER = ".making";
    private static final Pattern UNFINISHED = Pattern.compile("(.+\\.(?:backup|backup\\.zip|unreadable))\\.unfinished(?:-part)?(?:-wal|-shm|-journal)?");

    /** Of this process. On POSIX systems, looking at the lock of one of these would end it: closing any descriptor of a file drops all locks of the process on it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final FileChannel channel;

    private Reservation(Path target, FileChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /**
     * Takes a name, and makes the empty unfinished file.
     *
     * @return nothing when there is such a backup, or another process is making it
     */
    static Reservation of(Path target) throws IOException {
        if (Files.exists(target)) {
            return null;
        }
        Path marker = marker(target);
        FileChannel channel;
        try {
            channel = FileChannel.open(marker, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException taken) {
            return null;
        }
        OURS.add(marker);
        Reservation reservation = new Reservation(target, channel);
        if (isOurs(channel) && Files.exists(marker) && Files.notExists(target) && Durable.createForOwnerOnly(reservation.unfinished())) {
            return reservation;
        }
        OURS.remove(marker);
        channel.close();
        return null;
    }

    /** Somebody may take the marker for one that was left behind in the moment before it is locked, and then removes it. */
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException takenByAnotherThread) {
            return false;
        }
    }

    /** The name of the finished backup. */
    Path target() {
        return target;
    }

    /** Where it is written until it is finished. */
    Path unfinished() {
        return unfinished(target);
    }

    /** Where something that goes into it may be written before. */
    Path part() {
        return part(target);
    }

    /** Removes the marker, and the unfinished file if it is still there. */
    @Override public void close() {
        Durable.removeLeftovers(part());
        Durable.removeLeftovers(unfinished());
        OURS.remove(marker(target));
        try (channel) {
            Files.deleteIfExists(marker(target));
        } catch (IOException failure) {
            System.getLogger(Reservation.class.getName()).log(System.Logger.Level.WARNING, "Could not remove the marker of " + target + ": " + Texts.reason(failure), failure);
        }
    }

    /**
     * What killed processes left in a folder: unfinished files, manifests without their backup, and their markers.
     *
     * @param remove whether to remove it
     */
    static List<Path> leftBehind(Path folder, boolean remove) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        List<Path> markers = all.stream().filter(file -> file.getFileName().toString().endsWith(MARKER) && !OURS.contains(file)).toList();
        List<Path> left = new ArrayList<>(withoutMarker(all));
        for (Path marker : markers) {
            Path target = marker.resolveSibling(marker.getFileName().toString().replaceFirst("\\.making$", ""));
            try (FileChannel channel = FileChannel.open(marker, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    left.addAll(SqliteFile.withSiblings(part(target)).stream().filter(Files::exists).toList());
                    left.addAll(SqliteFile.withSiblings(unfinished(target)).stream().filter(Files::exists).toList());
                    if (Files.notExists(target) && Files.exists(BackupFolder.manifestOf(target))) {
                        left.add(BackupFolder.manifestOf(target));
                    }
                    left.add(marker);
                }
            } catch (OverlappingFileLockException | NoSuchFileException notLeftBehind) {
                System.getLogger(Reservation.class.getName()).log(System.Logger.Level.DEBUG, "Being made, or gone: " + target, notLeftBehind);
            }
        }
        if (remove) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        return left;
    }

    /** The marker is made first and goes last; after a power cut a disk may have forgotten it all the same, and not what it was for. */
    private static List<Path> withoutMarker(List<Path> files) {
        return files.stream().filter(file -> {
            Matcher name = UNFINISHED.matcher(file.getFileName().toString());
            return name.matches() && Files.notExists(file.resolveSibling(name.group(1) + MARKER)) && Files.exists(file);
        }).toList();
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + ".unfinished");
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".unfinished-part");
    }

    private static Path marker(Path target) {
        return target.resolveSibling(target.getFileName() + MARKER);
    }
}
