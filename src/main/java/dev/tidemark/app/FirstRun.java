package dev.tidemark.app;

import java.util.List;

/** What a person sees who starts the window where there is no screen. */
final class FirstRun {
    private static final int NO_DISPLAY = 2;

    private FirstRun() { }

    /**
     * Says on the terminal why there is no window and what works instead.
     *
     * @return the exit code
     */
    static int onTerminal(List<String> args) {
        System.err.println("There is no display: the DISPLAY variable is not set, so the window cannot be shown. Start Tidemark inside a desktop "
            + "session, or run it under Xvfb: xvfb-run -a mvn -q");
        return NO_DISPLAY;
    }
}
