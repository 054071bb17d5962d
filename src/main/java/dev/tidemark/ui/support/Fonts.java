package dev.tidemark.ui.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The two type families that Tidemark brings with it, so that it looks alike on every machine. */
public final class Fonts {
    private static final List<String> FILES = List.of("inter-400", "inter-400-italic", "inter-500", "inter-600", "inter-700",
        "jetbrains-mono-400", "jetbrains-mono-500", "jetbrains-mono-700");
    private static final double ANY_SIZE = 13;

    private static boolean loaded;

    private Fonts() { }

    /** Makes the families known to JavaFX; to be called before the first scene is styled, on the window's thread. Does nothing the second time. */
    public static void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : FILES) {
            String path = "/dev/tidemark/ui/fonts/" + file + ".woff";
            try (InputStream stream = Fonts.class.getResourceAsStream(path)) {
                if (stream == null || Font.loadFont(stream, ANY_SIZE) == null) {
                    throw new IllegalStateException("The font " + path + " is missing or cannot be read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
