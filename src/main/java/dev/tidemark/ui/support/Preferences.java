package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the person chose for the window itself, kept in one small file: theme, zoom, size. */
public final class Preferences {
    private final Path file;
    private final Properties values = new Properties();

    /**
     * Reads the file; one that does not exist means that nothing was chosen yet.
     *
     * @throws Problem {@link ProblemCode#CONFIG_UNREADABLE}
     */
    public Preferences(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw Problem.because(e, ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", e.getMessage());
            }
        }
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
        WholeFile.at(file).makingFolder().write(out -> {
            values.store(out, null);
            return null;
        });
    }
}
