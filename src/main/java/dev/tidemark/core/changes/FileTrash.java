package dev.tidemark.core.changes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Slashes;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where files go whose rows are deleted: {@code .tidemark/trash/<entry of the journal>}, so that the undo brings both back. Files are renamed, never copied, and never removed here;
 * nothing outside the workspace folder is touched, neither by a path nor by a link. Take the workspace's lock around a change. Blocking.
 */
public final class FileTrash {
    private static final String LIST = "files.json";
    private static final String CONTENT = "files";

    private final Path root;
    private final Path folder;

    public FileTrash(Workspace workspace) {
        this.root = workspace.root().toAbsolutePath().normalize();
        this.folder = workspace.records().resolve("trash");
    }

    /** Whether a file or folder is there, or nobody may look whether it is, and lies in the workspace folder itself, with no link on the way. */
    public boolean takes(Path path) {
        Path there = path.toAbsolutePath().normalize();
        if (!there.startsWith(root) || there.equals(root) || Files.notExists(there, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        for (Path each = there; !each.equals(root); each = each.getParent()) {
            if (Files.isSymbolicLink(each)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Moves files and folders away.
     *
     * @param entry the journal's entry of the change that they belong to
     * @return those that could not be moved; they are where they were
     * @throws Problem INPUT_OUTPUT when it cannot be written down where they belong; then none was moved
     */
    public List<Path> put(int entry, List<Path> paths) {
        List<Path> taken = paths.stream().map(path -> path.toAbsolutePath().normalize()).filter(this::takes).toList();
        if (taken.isEmpty()) {
            return List.copyOf(paths);
        }
        List<String> names = taken.stream().map(path -> Slashes.between(root.relativize(path))).toList();
        // Before the first is moved: what is in the trash can always be told where it belongs.
        WholeFile.at(of(entry).resolve(LIST)).ownerOnly().makingFolder().write(JsonMapper.shared().writeValueAsString(Map.of("files", names)));
        List<Path> left = new ArrayList<>(paths.stream().filter(path -> !taken.contains(path.toAbsolutePath().normalize())).toList());
        taken.stream().filter(path -> !moved(path, away(entry, path))).forEach(left::add);
        return left;
    }

    /** Where the files of an entry belong; empty when it moved none. */
    public List<Path> of(int entry, boolean existing) {
        Path list = of(entry).resolve(LIST);
        try {
            JsonNode node = Files.exists(list) ? JsonMapper.shared().readTree(Files.readString(list)) : null;
            List<Path> all = new ArrayList<>();
            if (node != null) {
                node.path("files").forEach(name -> all.add(root.resolve(name.asString("")).normalize()));
            }
            return all.stream().filter(path -> path.startsWith(root) && !path.equals(root) && (!existing || Files.exists(away(entry, path), LinkOption.NOFOLLOW_LINKS))).toList();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", list, "detail", Texts.reason(failure));
        } catch (JacksonException damaged) {
            throw Problem.because(damaged, ProblemCode.INPUT_OUTPUT, "path", list, "detail", "it is not the list of files that Tidemark wrote");
        }
    }

    /**
     * Moves the files of an entry back to where they were.
     *
     * @return those that could not be: something else is there now, or they are gone from the trash
     */
    public List<Path> putBack(int entry) {
        return of(entry, true).stream().filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !moved(away(entry, path), path)).toList();
    }

    /** Moves the files of an entry away once more, after they were put back. */
    public List<Path> putAgain(int entry) {
        return of(entry, false).stream().filter(this::takes).filter(path -> !moved(path, away(entry, path))).toList();
    }

    /** The entries that ever moved files here, in their order. */
    public List<Integer> entries() {
        try (Stream<Path> all = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return all.map(path -> path.getFileName().toString()).filter(name -> name.matches("\\d{1,9}")).map(Integer::valueOf).sorted().toList();
        } catch (UncheckedIOException failure) {
            throw unreadable(failure.getCause());
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private Problem unreadable(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
    }

    /** The folder of all that was moved here. */
    public Path folder() {
        return folder;
    }

    /** The folder in which an entry's files lie. */
    public Path of(int entry) {
        return folder.resolve(Integer.toString(entry));
    }

    /** The folder of the files themselves, below that one. */
    Path content(int entry) {
        return of(entry).resolve(CONTENT);
    }

    private Path away(int entry, Path path) {
        return content(entry).resolve(root.relativize(path));
    }

    private static boolean moved(Path from, Path to) {
        try {
            Private.folder(to.getParent());
            Files.move(from, to);
            return true;
        } catch (IOException failure) {
            System.getLogger(FileTrash.class.getName()).log(System.Logger.Level.WARNING, "Could not move " + from + " to " + to, failure);
            return false;
        }
    }
}
