package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes a file under another name beside it first, and gives it its name when it is complete: whoever looks finds all of it, or what was there before.
 * Nothing unfinished is left when the writing fails. Blocking; one writer at a time for one file.
 */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean ownerOnly;
    private final boolean makingFolder;
    private final boolean onlyNew;

    private WholeFile(Path file, boolean ownerOnly, boolean makingFolder, boolean onlyNew) {
        this.file = file.toAbsolutePath();
        this.ownerOnly = ownerOnly;
        this.makingFolder = makingFolder;
        this.onlyNew = onlyNew;
    }

    /** Says what a file holds; may throw {@link UncheckedIOException} or {@link JacksonIOException} in place of an {@link IOException}. */
    @FunctionalInterface
    public interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    /** A file with the rights that new files have; one that is there is replaced. Its folder must be there. */
    public static WholeFile at(Path file) {
        return new WholeFile(file, false, false, false);
    }

    /** The same, readable by its owner alone. */
    public WholeFile ownerOnly() {
        return new WholeFile(file, true, makingFolder, onlyNew);
    }

    /** The same, and its folder is made where it is not there; one for its owner alone if the file is. */
    public WholeFile makingFolder() {
        return new WholeFile(file, ownerOnly, true, onlyNew);
    }

    /** The same, but a file that is there is left alone. */
    public WholeFile unlessThere() {
        return new WholeFile(file, ownerOnly, makingFolder, true);
    }

    /** As {@link #write(Content)}, for a text in UTF-8. */
    public void write(String text) {
        write(out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    /**
     * Writes the file.
     *
     * @return what {@code content} returns
     * @throws Problem INPUT_OUTPUT, OUTPUT_EXISTS, and what {@code content} throws; the file is then as it was
     */
    public <T> T write(Content<T> content) {
        if (onlyNew && Files.exists(file)) {
            throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", file);
        }
        try {
            // What a link leads to is replaced, not the link.
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
            try {
                T told = written(unfinished, content);
                Files.move(unfinished, target, onlyNew ? new CopyOption[0] : new CopyOption[] {StandardCopyOption.REPLACE_EXISTING});
                return told;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException meanwhile) {
            throw Problem.because(meanwhile, ProblemCode.OUTPUT_EXISTS, "path", file);
        } catch (UncheckedIOException failure) {
            throw failed(failure.getCause());
        } catch (JacksonIOException failure) {
            throw failed(failure.getCause());
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Problem failed(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
    }

    private <T> T written(Path unfinished, Content<T> content) throws IOException {
        if (makingFolder && ownerOnly) {
            Private.folder(unfinished.getParent());
        } else if (makingFolder) {
            Files.createDirectories(unfinished.getParent());
        }
        if (ownerOnly) {
            Files.deleteIfExists(unfinished);
            Private.file(unfinished);
        }
        T told;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
            told = content.writeTo(out);
        }
        if (Files.exists(file)) {
            // The old content goes with the renaming, so the new one must be on the disk before.
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        return told;
    }
}
