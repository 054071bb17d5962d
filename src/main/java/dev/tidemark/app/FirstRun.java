package dev.tidemark.app;

import dev.tidemark.cli.Tidemark;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person sees who starts the window where no window can be shown: the same first steps, on the terminal. */
final class FirstRun {
    /** The workspace of the folder that Tidemark is started in. */
    static final Path DEFAULT_WORKSPACE = Path.of("storage");

    private FirstRun() { }

    /**
     * Makes the database of the default workspace with its sample data if there is none yet, tells its status, and says how to get the window.
     *
     * @param whyNoWindow one sentence
     * @return the exit code
     */
    static int onTerminal(String whyNoWindow) {
        int result = 0;
        if (Files.isDirectory(DEFAULT_WORKSPACE)) {
            boolean first = Files.notExists(DEFAULT_WORKSPACE.resolve("sqlite").resolve("app.db"));
            result = first ? Tidemark.run("init", DEFAULT_WORKSPACE.toString(), "--sample") : 0;
            result = result == 0 ? Tidemark.run("status") : result;
        }
        System.out.println();
        System.out.println(whyNoWindow + " The command line works without one: java -jar target/app/tidemark.jar --help (after mvn -q -DskipTests package).");
        return result;
    }
}
