package dev.tidemark.support;

import dev.tidemark.core.workspace.Private;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A temporary folder with a name that can be shown in a picture: {@code …/srv/daa-chatbot}, or {@code …/srv-2/daa-chatbot} while another test has that. */
public final class NamedTempDir implements TempDirFactory {
    private Path parent;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        for (int number = 1; parent == null; number++) {
            parent = created(Path.of(System.getProperty("java.io.tmpdir"), number == 1 ? "srv" : "srv-" + number));
        }
        Path made = parent.resolve("daa-chatbot");
        // Its owner's alone, as JUnit's own are: what others could read is a finding.
        Private.folder(made);
        return made;
    }

    @Override
    public void close() throws IOException {
        if (parent != null) {
            Files.deleteIfExists(parent);
        }
    }

    private static Path created(Path folder) throws IOException {
        try {
            return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException taken) {
            return null;
        }
    }
}
