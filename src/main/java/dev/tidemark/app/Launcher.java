package dev.tidemark.app;

import dev.tidemark.cli.Tidemark;
import java.util.List;

/** The plain main class: JavaFX refuses to start from the class path when the main class itself is an Application. */
public final class Launcher {
    private Launcher() { }

    /** Without a command, or with {@code open DIR} or {@code open FILE}, starts the window; everything else is the command line's. */
    public static void main(String[] args) {
        if (args.length == 0 || args[0].equals("open") || args[0].isBlank()) {
            WindowStart.run(List.of(args));
        } else {
            System.exit(Tidemark.run(args));
        }
    }
}
