package dev.tidemark.faults;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real disk below a folder, with each change that Java's file API makes there written down in order: what is created, written, flushed, moved and removed. What SQLite does to the
 * database by itself is not seen; {@link #note} tells of that.
 */
final class RecordedDisk extends FileSystemProvider {
    private final Path root;
    private final FileSystem fileSystem = new Recorded();
    private final List<Step> steps = new ArrayList<>();

    RecordedDisk(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** One change; paths are from the root, with “/”. */
    sealed interface Step {
        record Create(String path) implements Step { }

        record Write(String path, long at, byte[] bytes) implements Step { }

        record Truncate(String path, long size) implements Step { }

        /** Of a file's content, or of which names a folder has. */
        record Flush(String path) implements Step { }

        record MakeFolder(String path) implements Step { }

        record Move(String from, String to) implements Step { }

        record Delete(String path) implements Step { }

        /** A file got another content and it is on the disk. */
        record Became(String path, byte[] bytes) implements Step { }
    }

    /** The root as a path whose changes are written down. */
    Path root() {
        return new Wrapped(root);
    }

    /** What was done so far. */
    List<Step> steps() {
        synchronized (steps) {
            return List.copyOf(steps);
        }
    }

    /** That something else has replaced a file's content for good. */
    void note(String path) throws IOException {
        add(new Step.Became(path, Files.readAllBytes(root.resolve(path))));
    }

    private void add(Step step) {
        synchronized (steps) {
            steps.add(step);
        }
    }

    private String name(Path path) {
        return root.relativize(real(path).toAbsolutePath().normalize()).toString().replace(File.separatorChar, '/');
    }

    private static Path real(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.real : path;
    }

    @Override public String getScheme() {
        return "recorded";
    }

    @Override public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean there = Files.exists(real(path), LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(real(path), options, attributes);
        if (!there) {
            add(new Step.Create(name(path)));
        } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING) && options.contains(StandardOpenOption.WRITE)) {
            add(new Step.Truncate(name(path), 0));
        }
        return new RecordedChannel(channel, options.contains(StandardOpenOption.APPEND), new RecordedChannel.Listener() {
            @Override public void wrote(long at, byte[] bytes) {
                add(new Step.Write(name(path), at, bytes));
            }

            @Override public void truncated(long size) {
                add(new Step.Truncate(name(path), size));
            }

            @Override public void flushed() {
                add(new Step.Flush(name(path)));
            }
        });
    }

    @Override public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        DirectoryStream<Path> inner = Files.newDirectoryStream(real(folder), entry -> filter.accept(new Wrapped(entry)));
        return new DirectoryStream<>() {
            @Override public Iterator<Path> iterator() {
                Iterator<Path> each = inner.iterator();
                return new Iterator<>() {
                    @Override public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override public Path next() {
                        return new Wrapped(each.next());
                    }
                };
            }

            @Override public void close() throws IOException {
                inner.close();
            }
        };
    }

    @Override public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectory(real(folder), attributes);
        add(new Step.MakeFolder(name(folder)));
    }

    @Override public void delete(Path path) throws IOException {
        Files.delete(real(path));
        add(new Step.Delete(name(path)));
    }

    @Override public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("nothing that is recorded here copies by name");
    }

    @Override public void move(Path source, Path target, CopyOption... options) throws IOException {
        Files.move(real(source), real(target), options);
        add(new Step.Move(name(source), name(target)));
    }

    @Override public boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isSameFile(real(one), real(other));
    }

    @Override public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real(path).getFileSystem().provider().checkAccess(real(path), modes);
    }

    @Override public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }

    private final class Recorded extends FileSystem {
        private final FileSystem inner = FileSystems.getDefault();

        @Override public FileSystemProvider provider() {
            return RecordedDisk.this;
        }

        @Override public void close() {
            throw new UnsupportedOperationException();
        }

        @Override public boolean isOpen() {
            return true;
        }

        @Override public boolean isReadOnly() {
            return false;
        }

        @Override public String getSeparator() {
            return inner.getSeparator();
        }

        @Override public Iterable<Path> getRootDirectories() {
            List<Path> roots = new ArrayList<>();
            inner.getRootDirectories().forEach(each -> roots.add(new Wrapped(each)));
            return roots;
        }

        @Override public Iterable<FileStore> getFileStores() {
            return inner.getFileStores();
        }

        @Override public Set<String> supportedFileAttributeViews() {
            return inner.supportedFileAttributeViews();
        }

        @Override public Path getPath(String first, String... more) {
            return new Wrapped(inner.getPath(first, more));
        }

        @Override public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = inner.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override public UserPrincipalLookupService getUserPrincipalLookupService() {
            return inner.getUserPrincipalLookupService();
        }

        @Override public WatchService newWatchService() throws IOException {
            return inner.newWatchService();
        }
    }

    private final class Wrapped implements Path {
        private final Path real;

        private Wrapped(Path real) {
            this.real = real;
        }

        private Path wrapped(Path path) {
            return path == null ? null : new Wrapped(path);
        }

        @Override public FileSystem getFileSystem() {
            return fileSystem;
        }

        @Override public boolean isAbsolute() {
            return real.isAbsolute();
        }

        @Override public Path getRoot() {
            return wrapped(real.getRoot());
        }

        @Override public Path getFileName() {
            return wrapped(real.getFileName());
        }

        @Override public Path getParent() {
            return wrapped(real.getParent());
        }

        @Override public int getNameCount() {
            return real.getNameCount();
        }

        @Override public Path getName(int index) {
            return wrapped(real.getName(index));
        }

        @Override public Path subpath(int from, int to) {
            return wrapped(real.subpath(from, to));
        }

        @Override public boolean startsWith(Path other) {
            return real.startsWith(real(other));
        }

        @Override public boolean endsWith(Path other) {
            return real.endsWith(real(other));
        }

        @Override public Path normalize() {
            return wrapped(real.normalize());
        }

        @Override public Path resolve(Path other) {
            return wrapped(real.resolve(real(other)));
        }

        @Override public Path relativize(Path other) {
            return wrapped(real.relativize(real(other)));
        }

        @Override public URI toUri() {
            return real.toUri();
        }

        @Override public Path toAbsolutePath() {
            return wrapped(real.toAbsolutePath());
        }

        @Override public Path toRealPath(LinkOption... options) throws IOException {
            return wrapped(real.toRealPath(options));
        }

        @Override public File toFile() {
            return real.toFile();
        }

        @Override public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) throws IOException {
            return real.register(watcher, events, modifiers);
        }

        @Override public int compareTo(Path other) {
            if (!(other instanceof Wrapped)) {
                throw new ProviderMismatchException();
            }
            return real.compareTo(real(other));
        }

        @Override public boolean equals(Object other) {
            return other instanceof Wrapped wrapped && wrapped.real.equals(real);
        }

        @Override public int hashCode() {
            return real.hashCode();
        }

        @Override public String toString() {
            return real.toString();
        }
    }
}
