package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** What the person chose for the window itself, kept in one small file: theme, zoom, size. */
public final class Preferences {
    private final Path file;
    private final Properties values = new Properties();

    private Problem trouble;

    /** Reads the file; one that does not exist means that nothing was chosen yet, and so does one that cannot be read: see {@link #trouble}. */
    public Preferences(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                values.clear();
                trouble = Problem.because(e, ProblemCode.PREFERENCES_UNREADABLE, "path", file, "detail", e instanceof IOException io ? Texts.reason(io) : String.valueOf(e.getMessage()), "kept", kept().getFileName());
            }
        }
    }

    /** Why nothing of the file counts ({@link ProblemCode#PREFERENCES_UNREADABLE}), to be told once there is a window; empty when it was read. */
    public Optional<Problem> trouble() {
        return Optional.ofNullable(trouble);
    }

    private Path kept() {
        return file.resolveSibling(file.getFileName() + ".unreadable");
    }

    /** The chosen value, or {@code otherwise}. */
    public String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** The chosen value; {@code otherwise} also where a file that was written by hand or by another version has none of these values. */
    public <E extends Enum<E>> E get(String key, E otherwise) {
        try {
            return Enum.valueOf(otherwise.getDeclaringClass(), get(key, otherwise.name()));
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    /** The chosen number; {@code otherwise} also where the file has no finite number. */
    public double get(String key, double otherwise) {
        try {
            double number = Double.parseDouble(get(key, ""));
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /**
     * Chooses a value and writes the file at once.
     *
     * @throws Problem {@link ProblemCode#INPUT_OUTPUT}; the value holds until Tidemark ends
     */
    public void set(String key, String value) {
        if (value.equals(values.setProperty(key, value))) {
            return;
        }
        if (trouble != null && Files.exists(file)) {
            keepUnreadable();
        }
        trouble = null;
        WholeFile.at(file).makingFolder().write(out -> {
            values.store(out, null);
            return null;
        });
    }

    private void keepUnreadable() {
        try {
            Files.move(file, kept(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
