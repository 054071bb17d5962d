package dev.tidemark.support;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A temporary folder with a name that can be shown in a picture: {@code daa-chatbot}, or {@code daa-chatbot-2} while another test has that. */
public final class NamedTempDir implements TempDirFactory {
    private static final String NAME = "daa-chatbot";

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        for (int number = 1; ; number++) {
            try {
                return Files.createDirectory(parent.resolve(number == 1 ? NAME : NAME + "-" + number));
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
    }
}
