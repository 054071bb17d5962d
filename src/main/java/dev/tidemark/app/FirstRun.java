package dev.tidemark.app;

import java.nio.file.Path;
import java.util.List;

/** What a person sees who starts the window where there is no screen. */
final class FirstRun {
    /** The workspace of the folder that Tidemark is started in. */
    static final Path DEFAULT_WORKSPACE = Path.of("storage");
    private static final int NO_DISPLAY = 2;

    private FirstRun() { }

    static int onTerminal(List<String> args) {
        System.err.println("There is no display, so no window: start Tidemark inside a desktop session, or with xvfb-run -a mvn -q.");
        return NO_DISPLAY;
    }
}
