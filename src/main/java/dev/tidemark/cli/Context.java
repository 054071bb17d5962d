package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.PrivateNotes;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** What a command works with: the workspace that the options name, progress and cancelling. */
final class Context implements AutoCloseable {
    private final Terminal terminal;
    private final Interrupts interrupts;
    private final Options options;
    private final ProgressLine progressLine;
    private Workspace workspace;
    private Services services;

    Context(Terminal terminal, Interrupts interrupts, Options options) {
        this.terminal = terminal;
        this.interrupts = interrupts;
        this.options = options;
        this.progressLine = new ProgressLine(terminal.err());
    }

    Terminal terminal() {
        return terminal;
    }

    Workspaces workspaces() {
        return new Workspaces(terminal.environment(), terminal.here());
    }

    /** The workspace that {@code --workspace} names; opened, never created. */
    Workspace workspace() {
        if (workspace == null) {
            workspace = options.readOnly ? workspaces().openReadOnly(options.workspace) : workspaces().open(options.workspace);
        }
        return workspace;
    }

    /** The services of that workspace; always the same, so that what one of them has built on a scratch database serves the others too. */
    Services services() {
        if (services == null) {
            services = services(workspace());
            if (!workspace.readOnly()) {
                settle(services);
            }
        }
        return services;
    }

    /** What an interrupted change of before left open; a database that cannot be read now is what the command itself is told of. */
    private static void settle(Services services) {
        try {
            services.settle();
        } catch (Problem problem) {
            System.getLogger(Context.class.getName()).log(System.Logger.Level.DEBUG, "An interrupted change stays unsettled", problem);
        }
    }

    Services services(Workspace of) {
        return new Services(of, terminal.clock(), System.getProperty("user.name", ""));
    }

    /** The backup that a person named: by its name in the list, or by a path that starts from their folder. */
    Backup backup(String nameOrPath) {
        Path path = terminal.here().resolve(nameOrPath);
        return services().backups().find(Files.isRegularFile(path) ? path.toAbsolutePath().normalize().toString() : nameOrPath);
    }

    /** The target that a person typed, as {@link Target#parse}; what is none is told with the versions that there are. */
    Target target(String typed) {
        try {
            return Target.parse(typed);
        } catch (Problem problem) {
            throw problem.code() != ProblemCode.VERSION_UNKNOWN ? problem
                : Problem.of(ProblemCode.VERSION_UNKNOWN, "version", typed, "known", MigrationFolder.read(workspace().migrationFolders()).versions());
        }
    }

    /** Whether the answer is one JSON document. */
    boolean json() {
        return options.json;
    }

    /** The zone to show times in. */
    ZoneId zone() {
        return terminal.clock().getZone();
    }

    Progress progress() {
        return terminal.interactive() ? progressLine : Progress.NONE;
    }

    /** Where it is told that a command waits for another program: a line of its own where nobody watches the progress. */
    Progress waiting() {
        return terminal.interactive() ? progressLine : (doing, fraction) -> {
            terminal.err().println(doing + " …");
            terminal.err().flush();
        };
    }

    /** From here on Ctrl-C waits for the change to be taken back, so ask for it only where it is heeded. */
    Cancellation cancellation() {
        return interrupts.armed();
    }

    /** A path as it is shortest from the folder that the person is in. */
    String shown(Path path) {
        Path here = terminal.here().toAbsolutePath().normalize();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path).toString() : path.toString();
    }

    @Override public void close() {
        progressLine.close();
        PrivateNotes.remove();
    }
}
