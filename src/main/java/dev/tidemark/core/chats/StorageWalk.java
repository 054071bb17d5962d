package dev.tidemark.core.chats;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.chats.StorageOrphans.Orphan;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Walks through the storage folders; follows no link, and enters nothing that the trash would not take. */
final class StorageWalk {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Pattern COLLECTION = Pattern.compile("project_(\\d{1,18})");
    /** What systems leave in folders. */
    private static final Set<String> NOBODYS = Set.of("thumbs.db", "desktop.ini");

    private final Workspace workspace;
    private final FileTrash trash;
    private final Instant now;
    private final Cancellation cancellation;

    StorageWalk(Workspace workspace, FileTrash trash, Instant now, Cancellation cancellation) {
        this.workspace = workspace;
        this.trash = trash;
        this.now = now;
        this.cancellation = cancellation;
    }

    /** Asks the database. */
    interface Known {
        boolean project(long id) throws SQLException;
    }

    /** Files under the documents folder that no document names. */
    List<Orphan> files(NamedFiles named) {
        Path documents = workspace.documents();
        if (!isOwnFolder(documents)) {
            return List.of();
        }
        List<Orphan> orphans = new ArrayList<>();
        try (Stream<Path> all = Files.walk(documents)) {
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                cancellation.check("looking for files");
                boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isHousekeeping(file);
                if (plain && !named.has(documents.relativize(file).toString()) && isSettled(file)) {
                    orphans.add(new Orphan(file, Files.size(file)));
                }
            }
        } catch (UncheckedIOException failure) {
            throw StorageOrphans.failed(documents, failure.getCause());
        } catch (IOException failure) {
            throw StorageOrphans.failed(documents, failure);
        }
        return orphans;
    }

    /** Folders {@code chroma/project_*} whose project is not there. */
    List<Orphan> collections(Known known) throws SQLException {
        Path chroma = workspace.chroma();
        if (!isOwnFolder(chroma)) {
            return List.of();
        }
        List<Orphan> orphans = new ArrayList<>();
        try (Stream<Path> folders = Files.list(chroma)) {
            for (Path folder : folders.sorted().toList()) {
                Matcher name = COLLECTION.matcher(folder.getFileName().toString());
                if (name.matches() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isSettled(folder) && !known.project(Long.parseLong(name.group(1)))) {
                    orphans.add(new Orphan(folder, size(folder)));
                }
            }
        } catch (UncheckedIOException failure) {
            throw StorageOrphans.failed(chroma, failure.getCause());
        } catch (IOException failure) {
            throw StorageOrphans.failed(chroma, failure);
        }
        return orphans;
    }

    private boolean isOwnFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && trash.takes(folder);
    }

    private boolean isSettled(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(now.minus(FRESH));
    }

    private static boolean isHousekeeping(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || NOBODYS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                size += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
        }
        return size;
    }
}
