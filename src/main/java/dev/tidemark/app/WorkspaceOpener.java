package dev.tidemark.app;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.status.Status;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/** Opens workspaces in the window, and makes new ones. On the window's thread; the work itself is a job. */
final class WorkspaceOpener {
    private final Workspaces workspaces;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Session session;
    private final BooleanProperty opening;
    private final Consumer<Opened> onOpened;

    /** @param opening is true until the workspace is shown, or cannot be */
    WorkspaceOpener(Workspaces workspaces, Jobs jobs, Dialogs dialogs, Session session, BooleanProperty opening, Consumer<Opened> onOpened) {
        this.workspaces = workspaces;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.session = session;
        this.opening = opening;
        this.onOpened = onOpened;
    }

    /**
     * What was opened.
     *
     * @param backup the backup that it is, when one is looked at
     */
    record Opened(Services services, Status status, Optional<Backup> backup) {
        Workspace workspace() {
            return services.workspace();
        }
    }

    /** Opens a workspace folder, a database file or a backup to be looked at only. */
    void look(Path path) {
        opening.set(true);
        jobs.<Services>read("app.open", (progress, cancellation) -> Services.of(workspaces.openReadOnly(path)), this::show, this::failed);
    }

    /** Opens what a screen wants to be looked at. */
    void look(Workspace readOnly) {
        opening.set(true);
        show(Services.of(readOnly));
    }

    /** Opens a workspace folder or a database file; asks before it makes a database where there are only migrations. */
    void open(Path path) {
        opening.set(true);
        jobs.<Services>read("app.open", (progress, cancellation) -> Services.of(workspaces.open(path)), services -> {
            if (services.workspace().hasDatabase()) {
                show(services);
            } else {
                opening.set(false);
                dialogs.confirm(Confirmation.of(Messages.text("open.noDatabase.title"),
                    Messages.text("open.noDatabase.sentence", services.workspace().databaseFile()), Messages.text("open.noDatabase.verb")), () -> setUp(services));
            }
        }, this::failed);
    }

    /** Makes a folder a workspace and opens it. */
    void create(Path folder) {
        setUp(Services.of(workspaces.at(folder)));
    }

    /** Opens the workspace that Tidemark was started on; a first run makes its database without asking. */
    void start(Path folder) {
        opening.set(true);
        jobs.<Services>read("app.open", (progress, cancellation) -> Services.of(workspaces.open(folder)), services -> {
            if (services.workspace().hasDatabase()) {
                show(services);
            } else {
                setUp(services);
            }
        }, this::failed);
    }

    private void setUp(Services services) {
        opening.set(true);
        jobs.run(Messages.text("open.settingUp"), (progress, cancellation) -> {
            new Setup(workspaces).run(services, false, progress, cancellation);
            return opened(services);
        }, opened -> {
            show(opened);
            offerSample(services);
        }, this::failed);
    }

    private void show(Services services) {
        jobs.<Opened>read("app.status", (progress, cancellation) -> {
            if (!services.workspace().readOnly()) {
                settle(services);
                removeRemains(services);
            }
            return opened(services);
        }, this::show, this::failed);
    }

    private static Opened opened(Services services) {
        Path file = services.workspace().databaseFile();
        boolean backup = services.workspace().readOnly() && Workspaces.isBackup(file);
        return new Opened(services, services.status().read(), backup ? Optional.of(services.backups().find(file.toString())) : Optional.empty());
    }

    /** Writes down how interrupted changes ended. A database that cannot be read now is told of by what reads it next, and they stay for the next opening. */
    private static void settle(Services services) {
        try {
            services.settle();
        } catch (Problem problem) {
            System.getLogger(WorkspaceOpener.class.getName()).log(System.Logger.Level.DEBUG, "An interrupted change stays unsettled", problem);
        }
    }

    /** A workspace is opened whether that works or not; where it does not, Health shows what is left. */
    private static void removeRemains(Services services) {
        try {
            services.remains().remove();
        } catch (Problem problem) {
            System.getLogger(WorkspaceOpener.class.getName()).log(System.Logger.Level.DEBUG, "Leftovers of interrupted work stay", problem);
        }
    }

    private void show(Opened opened) {
        session.open(opened.services(), opened.status());
        onOpened.accept(opened);
        opening.set(false);
    }

    private void failed(Problem problem) {
        opening.set(false);
        dialogs.tell(problem);
    }

    private void offerSample(Services services) {
        dialogs.confirm(Confirmation.of(Messages.text("open.sample.title"), Messages.text("open.sample.sentence"), Messages.text("open.sample.verb"))
                .refusedBy(Messages.text("open.sample.refusal")),
            () -> jobs.run(Messages.text("open.sample.job"), (progress, cancellation) -> Setup.fill(services, progress), filled -> {
                session.changed();
                dialogs.notify(Messages.text("open.sample.done", filled.projects(), filled.chats(), filled.messages()));
            }));
    }
}
