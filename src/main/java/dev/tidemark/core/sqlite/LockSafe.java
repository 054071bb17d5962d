package dev.tidemark.core.sqlite;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the bytes of database files beside SQLite. On POSIX systems, closing any descriptor of a file drops every lock that the process holds on it
 * (https://www.sqlite.org/howtocorrupt.html, section 2.2), those of SQLite's connections too: another program could then write into the midst of a
 * transaction. So a descriptor stays open as long as a connection of this process on the same file is open. Safe for any thread.
 */
public final class LockSafe {
    private static final Map<Object, LockSafe> FILES = new HashMap<>();

    private final List<WeakReference<Connection>> connections = new ArrayList<>();
    private final Map<Object, FileChannel> channels = new HashMap<>();
    private int users;

    private LockSafe() { }

    /** What is done with the open file; it must not close it, and reads at positions of its own, since others may read at the same time. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(FileChannel channel) throws IOException;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    /**
     * Reads a file.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    public static <T> T read(Path file, Reading<T> reading) throws IOException {
        Object key = key(file);
        if (key == null) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return reading.from(channel);
            }
        }
        LockSafe held = use(key);
        try {
            return reading.from(held.channel(key, file));
        } finally {
            release(held);
        }
    }

    /**
     * Reads a file that SQLite keeps beside a database and in which its connections hold locks too: the -shm of a write-ahead log.
     *
     * @return what was read; empty when it is not there, and where locks belong to descriptors, so that bytes of it may be refused
     */
    static <T> Optional<T> readBeside(Path database, Path beside, Reading<T> reading) throws IOException {
        Object key = key(database);
        if (key == null || Files.notExists(beside)) {
            return Optional.empty();
        }
        LockSafe held = use(key);
        try {
            return Optional.of(reading.from(held.channel(key(beside), beside)));
        } finally {
            release(held);
        }
    }

    /** Opens a connection on a file and knows of it until it is closed. */
    static Connection connect(Path file, Opening opening) throws SQLException {
        LockSafe held = use(keyOrNull(file));
        try {
            Connection connection = opening.open();
            synchronized (FILES) {
                held.connections.add(new WeakReference<>(connection));
            }
            return connection;
        } finally {
            release(held);
        }
    }

    private static LockSafe use(Object key) {
        synchronized (FILES) {
            LockSafe held = key == null ? new LockSafe() : FILES.computeIfAbsent(key, _ -> new LockSafe());
            held.users++;
            return held;
        }
    }

    /** Closes whatever no connection needs any more, of this file and of all others. */
    private static void release(LockSafe held) {
        synchronized (FILES) {
            held.users--;
            FILES.values().removeIf(LockSafe::closedUnlessNeeded);
        }
    }

    private boolean closedUnlessNeeded() {
        connections.removeIf(LockSafe::isClosed);
        if (users > 0 || !connections.isEmpty()) {
            return false;
        }
        for (FileChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException failure) {
                System.getLogger(LockSafe.class.getName()).log(System.Logger.Level.WARNING, "Could not close a database file that was read", failure);
            }
        }
        return true;
    }

    private FileChannel channel(Object key, Path file) throws IOException {
        synchronized (FILES) {
            FileChannel channel = channels.get(key);
            if (channel == null) {
                channel = FileChannel.open(file, StandardOpenOption.READ);
                channels.put(key, channel);
            }
            return channel;
        }
    }

    private static boolean isClosed(WeakReference<Connection> reference) {
        Connection connection = reference.get();
        try {
            return connection == null || connection.isClosed();
        } catch (SQLException failure) {
            throw new IllegalStateException("SQLite knows whether a connection is closed", failure);
        }
    }

    /** The file behind the name, or null where the system has no such key: there locks belong to descriptors. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static Object keyOrNull(Path file) {
        try {
            return key(file);
        } catch (IOException notThere) {
            // Opening it says why in SQLite's words; nothing of this process holds a lock on it.
            System.getLogger(LockSafe.class.getName()).log(System.Logger.Level.DEBUG, "Not looked at: " + file, notThere);
            return null;
        }
    }
}
