package dev.tidemark.app;

import dev.tidemark.cli.Tidemark;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a person sees who starts the window where no window can be shown: the same first steps, on the terminal. */
final class FirstRun {
    /** The workspace of the folder that Tidemark is started in. */
    static final Path DEFAULT_WORKSPACE = Path.of("storage");

    private FirstRun() { }

    /**
     * Tells the status of what was to be opened, and says how to get the window. When nothing was named, that is the default workspace,
     * whose database is made with its sample data if there is none yet.
     *
     * @param arguments nothing, or "open" and a path
     * @param whyNoWindow one sentence
     * @return the exit code
     */
    static int onTerminal(List<String> arguments, String whyNoWindow) {
        int result = 0;
        if (arguments.size() > 1) {
            result = Tidemark.run("status", "--workspace", arguments.get(1));
        } else if (Files.isDirectory(DEFAULT_WORKSPACE)) {
            result = isFirst(Workspaces.ofThisProcess()) ? Tidemark.run("init", DEFAULT_WORKSPACE.toString(), "--sample") : 0;
            result = result == 0 ? Tidemark.run("status") : result;
        }
        ThisProgram program = ThisProgram.running();
        System.out.println();
        System.out.println(whyNoWindow + " The command line works without one: " + program.commandLine() + " --help" + (program.first().isEmpty() ? "" : " (after " + program.first() + ")") + ".");
        return result;
    }

    /** Whether the default workspace has no database yet, wherever the environment and its settings put it: pending migrations of one that exists are never run unasked. */
    static boolean isFirst(Workspaces workspaces) {
        try {
            return !workspaces.at(DEFAULT_WORKSPACE).hasDatabase();
        } catch (Problem unreadable) {
            // The settings cannot be read: the status that follows tells so.
            return false;
        }
    }
}
