package dev.tidemark.core.changes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the trash, and the only place where it is removed for good. Take the workspace's lock around that. Blocking. */
public final class TrashContents {
    private static final String EMPTIED = "emptied";

    private final Path root;
    private final FileTrash trash;

    public TrashContents(Workspace workspace) {
        this.root = workspace.root().toAbsolutePath().normalize();
        this.trash = new FileTrash(workspace);
    }

    /**
     * What of an entry lies there.
     *
     * @param at when it was moved
     * @param names of files and folders, from the workspace folder
     */
    public record OfEntry(int entry, Instant at, List<String> names, long bytes) { }

    /** All of it, by entry, the lowest first; entries whose files were put back or removed are not among them. @throws Problem INPUT_OUTPUT */
    public List<OfEntry> all() {
        List<OfEntry> all = new ArrayList<>();
        for (int entry : trash.entries()) {
            List<Path> there = trash.of(entry, true);
            if (!there.isEmpty()) {
                all.add(read(entry, there));
            }
        }
        return List.copyOf(all);
    }

    /** Removes the files of an entry for good; which they were stays known. Links are removed, never what they lead to. @throws Problem INPUT_OUTPUT */
    public void remove(int entry) {
        Path content = trash.content(entry);
        if (!Files.isDirectory(content, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // Before the first goes: files that are gone on purpose are told from files that are missing.
        WholeFile.at(trash.of(entry).resolve(EMPTIED)).ownerOnly().write("");
        try (Stream<Path> found = Files.walk(content)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException failure) {
            throw failed(content, failure.getCause());
        } catch (IOException failure) {
            throw failed(content, failure);
        }
    }

    /** Whether files of an entry were removed for good. */
    public boolean isEmptied(int entry) {
        return Files.exists(trash.of(entry).resolve(EMPTIED));
    }

    private OfEntry read(int entry, List<Path> there) {
        Path content = trash.content(entry);
        try (Stream<Path> found = Files.walk(content)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) found::iterator) {
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
            return new OfEntry(entry, Files.getLastModifiedTime(content).toInstant(), there.stream().map(path -> root.relativize(path).toString()).toList(), bytes);
        } catch (UncheckedIOException failure) {
            throw failed(content, failure.getCause());
        } catch (IOException failure) {
            throw failed(content, failure);
        }
    }

    private static Problem failed(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
