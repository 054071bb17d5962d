package dev.tidemark.cli;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.time.ZoneId;

/** What a command works with: the workspace that the options name, progress and cancelling. */
final class Context implements AutoCloseable {
    private final Terminal terminal;
    private final Interrupts interrupts;
    private final Options options;
    private final ProgressLine progressLine;
    private Workspace workspace;

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
            workspace = workspaces().open(options.workspace);
        }
        return workspace;
    }

    Database database() {
        return Database.at(workspace().databaseFile());
    }

    BackupService backups() {
        return new BackupService(workspace(), database(), terminal.clock());
    }

    MigrationService migrations() {
        String user = System.getProperty("user.name");
        return new MigrationService(workspace(), database(), backups(), new Journal(workspace(), terminal.clock(), user), user);
    }

    /** The zone to show times in. */
    ZoneId zone() {
        return terminal.clock().getZone();
    }

    Progress progress() {
        return terminal.interactive() ? progressLine : Progress.NONE;
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
    }
}
