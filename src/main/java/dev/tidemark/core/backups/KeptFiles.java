package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored files that a restore replaced: moved, not copied, to {@code .tidemark/files/<name of the safety backup>}, so that restoring that backup brings them back too.
 */
final class KeptFiles {
    private static final String LIST = "files.json";

    private final Path all;

    KeptFiles(Workspace workspace) {
        this.all = workspace.records().resolve("files");
    }

    /** Where the files go that belong to a backup. */
    Path of(String backup) {
        return all.resolve(backup);
    }

    /** A name under which nothing is kept yet: the same, or with a number. */
    String unused(String name) {
        String free = name;
        for (int number = 2; Files.exists(of(free), LinkOption.NOFOLLOW_LINKS); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** The folders of a backup that are kept: "documents", "chroma". */
    List<String> folders(String backup, List<String> possible) {
        return possible.stream().filter(folder -> Files.isDirectory(of(backup).resolve(folder), LinkOption.NOFOLLOW_LINKS)).toList();
    }

    /** Counts what was moved there, once, for the list of backups. */
    void count(String backup) {
        Path folder = of(backup);
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> roots = inside.filter(Files::isDirectory).toList();
            if (!roots.isEmpty()) {
                FolderWalk walk = FolderWalk.of(folder, roots, Cancellation.never());
                Path list = folder.resolve(LIST);
                WholeFile.at(list).ownerOnly().write(JsonMapper.shared().writeValueAsString(new StoredFiles(walk.files(), walk.bytes())));
                // Before the record of the restore goes: nobody counts again after that.
                Durable.flush(list);
                Durable.flushFolder(folder);
            }
        } catch (UncheckedIOException failure) {
            throw failed(folder, failure.getCause());
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private static Problem failed(Path folder, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
    }

    /** What is kept with a backup, as it was counted. */
    Optional<StoredFiles> counted(String backup) {
        Path list = of(backup).resolve(LIST);
        if (!Files.exists(list)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readAllBytes(list), StoredFiles.class));
        } catch (IOException | JacksonException unreadable) {
            System.getLogger(KeptFiles.class.getName()).log(System.Logger.Level.WARNING, "Unreadable list " + list, unreadable);
            return Optional.empty();
        }
    }

    /** The folders that were kept here are in place again: their backup has none any more. Whatever else lies here stays. */
    void broughtBack(Path folder) {
        if (!all.equals(folder.getParent())) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(LIST));
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException more) {
            // What no list tells of takes nothing from anybody.
            System.getLogger(KeptFiles.class.getName()).log(System.Logger.Level.DEBUG, "More is kept in " + folder, more);
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** Removes what is kept with a backup, when that goes. */
    void remove(String backup) throws IOException {
        removeAll(of(backup));
    }

    static void removeAll(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
