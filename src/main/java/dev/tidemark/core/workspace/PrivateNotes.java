package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where this process keeps what belongs to databases that were opened read-only: a folder among the system's temporary files that is its own and goes with it. Safe for any thread. */
public final class PrivateNotes {
    private static final Path ALL = Path.of(System.getProperty("java.io.tmpdir")).resolve("tidemark-" + UUID.randomUUID());

    private PrivateNotes() { }

    /** The folder of one database file; it need not be there yet. */
    public static Path of(Path file) {
        return ALL.resolve(UUID.nameUUIDFromBytes(file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** As {@link #of}, made when it is not there. @throws Problem INPUT_OUTPUT */
    public static Path made(Path file) {
        return makeFolder(of(file));
    }

    /** A new folder in that of a database file. @throws Problem INPUT_OUTPUT */
    public static Path madeAnew(Path file) {
        return makeFolder(of(file).resolve(UUID.randomUUID().toString()));
    }

    private static Path makeFolder(Path folder) {
        try {
            Private.folder(folder);
            return folder;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
        }
    }

    /** Whether a file is among them, so that it goes with this process. */
    public static boolean holds(Path file) {
        return file.toAbsolutePath().normalize().startsWith(ALL.toAbsolutePath().normalize());
    }

    /** Removes all of it, when the process ends. */
    public static void remove() {
        if (!Files.isDirectory(ALL)) {
            return;
        }
        try (Stream<Path> files = Files.walk(ALL)) {
            List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            System.getLogger(PrivateNotes.class.getName()).log(System.Logger.Level.WARNING, "Could not remove " + ALL + ": " + Texts.reason(failure), failure);
        }
    }
}
