package dev.tidemark.core.chats;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Writes the sample's files into a workspace, and takes them away again if the rest of the filling fails. */
final class SampleFiles {
    private final Path workspace;
    private final Deque<Path> made = new ArrayDeque<>();

    SampleFiles(Path workspace) {
        this.workspace = workspace.toAbsolutePath();
    }

    /** Writes one file. A file that is there with the same content is used; another one is never overwritten. */
    void write(String path, byte[] content) {
        Path file = workspace.resolve(path);
        try {
            makeFolders(file.getParent());
            if (!Files.exists(file)) {
                made.push(Files.createFile(file));
                Files.write(file, content);
            } else if (!Arrays.equals(Files.readAllBytes(file), content)) {
                throw Problem.of(ProblemCode.SAMPLE_REFUSED, "detail", "another file is in the place of " + path,
                    "advice", "Move that file away, or fill the sample data into a new workspace");
            }
        } catch (IOException e) {
            throw Problem.because(e, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(e));
        }
    }

    /** Deletes what was made here, newest first; what cannot be deleted is told with the reason why all is taken back. */
    void takeBack(RuntimeException because) {
        while (!made.isEmpty()) {
            try {
                Files.deleteIfExists(made.pop());
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolders(folder.getParent());
            made.push(Files.createDirectory(folder));
        }
    }
}
