package dev.tidemark.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names the system libraries that JavaFX would miss on Linux before it fails on them with a stack trace. */
public final class NativeLibraries {
    private static final Map<String, String> TEXT = inOrder("libfreetype.so.6", "libfreetype6", "libfontconfig.so.1", "libfontconfig1",
        "libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
    private static final Map<String, String> WINDOW = inOrder("libgtk-3.so.0", "libgtk-3-0", "libXtst.so.6", "libxtst6");

    private NativeLibraries() { }

    /** One sentence about what is missing for a window, or empty when all is there. */
    public static Optional<String> missingForWindow() {
        return onLinux() ? sentence(missing(TEXT, NativeLibraries::loads), missing(WINDOW, NativeLibraries::loads)) : Optional.empty();
    }

    /** The same for drawing without a screen, as the tests do. */
    public static Optional<String> missingForDrawing() {
        return onLinux() ? sentence(missing(TEXT, NativeLibraries::loads), List.of()) : Optional.empty();
    }

    static List<String> missing(Map<String, String> packageOfLibrary, Predicate<String> loads) {
        return packageOfLibrary.entrySet().stream().filter(entry -> !loads.test(entry.getKey())).map(Map.Entry::getValue).toList();
    }

    static Optional<String> sentence(List<String> forText, List<String> forWindow) {
        List<String> packages = Stream.concat(forText.stream(), forWindow.stream()).toList();
        return packages.isEmpty() ? Optional.empty() : Optional.of("Tidemark’s window needs system libraries that are not installed; on Debian or Ubuntu: sudo apt-get install "
            + String.join(" ", packages));
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }

    private static boolean onLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static Map<String, String> inOrder(String... librariesAndPackages) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < librariesAndPackages.length; i += 2) {
            map.put(librariesAndPackages[i], librariesAndPackages[i + 1]);
        }
        return map;
    }
}
