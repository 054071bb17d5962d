package dev.tidemark.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the window, or says why it cannot be shown. Apart from the launcher, so that a command loads nothing of JavaFX or logging. */
final class WindowStart {
    /** Kept, for a logger that nobody holds is forgotten with its filter. */
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private WindowStart() { }

    static void run(List<String> args) {
        if (needsDisplay() && isBlank(System.getenv("DISPLAY"))) {
            System.exit(FirstRun.onTerminal(args, "There is no display, so no window: start Tidemark inside a desktop session, or with xvfb-run -a " + ThisProgram.running().window() + "."));
        }
        Optional<String> missing = needsDisplay() ? NativeLibraries.missingForWindow() : Optional.empty();
        if (missing.isPresent()) {
            System.exit(FirstRun.onTerminal(args, missing.get() + "."));
        }
        // JavaFX warns about every start from the class path, which is how Tidemark starts on purpose.
        JAVAFX_LOG.setFilter(record -> record.getMessage() == null || !record.getMessage().contains("Unsupported JavaFX configuration"));
        try {
            Application.launch(DesktopApp.class, args.toArray(String[]::new));
        } catch (UnsupportedOperationException e) {
            System.exit(FirstRun.onTerminal(args, "The window cannot be shown: " + e.getMessage() + "."));
        }
    }

    /** JavaFX on Linux draws through X11 alone, also in a Wayland session. */
    private static boolean needsDisplay() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") && System.getProperty("glass.platform") == null;
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
