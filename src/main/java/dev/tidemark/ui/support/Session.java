package dev.tidemark.ui.support;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.status.Status;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The workspace that is open in this window, as screens see it. On the window's thread only. */
public final class Session {
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Services> services = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> unreadable = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<NextBackup> nextBackup = new ReadOnlyObjectWrapper<>();
    private RescueReport rescued;
    private Runnable onChanged = () -> { };
    private Runnable onOpened = () -> { };
    private Consumer<Workspace> onLook = _ -> { };
    private Consumer<Path> onRescue = _ -> { };

    public Session(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Whom to tell when the workspace's content changed: the shell, which has its screens read again. */
    public void onChanged(Runnable listener) {
        onChanged = listener;
    }

    /** The services of the open workspace; null while none is open. */
    public Services services() {
        return services.get();
    }

    /** The state of the open workspace as last read; null while none is open. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why the status could not be read the last time, so that {@link #statusProperty} tells the past; null while it is true. */
    public ReadOnlyObjectProperty<Problem> unreadableProperty() {
        return unreadable.getReadOnlyProperty();
    }

    /** When the next scheduled backup is due; null while it is switched off, or not known yet. */
    public ReadOnlyObjectProperty<NextBackup> nextBackupProperty() {
        return nextBackup.getReadOnlyProperty();
    }

    void setNextBackup(NextBackup next) {
        nextBackup.set(next);
    }

    /** A workspace was opened, and this is its state. */
    public void open(Services opened, Status first) {
        unreadable.set(null);
        rescued = null;
        services.set(opened);
        nextBackup.set(null);
        status.set(first);
        onOpened.run();
    }

    /** That what is open is only looked at, and was rescued of a damaged file. @param report null for anything else */
    public void showRescued(RescueReport report) {
        rescued = report;
    }

    /** What the open database was rescued from, and what of it is lost; empty for any that was not, and for one that is open to be changed. */
    public Optional<RescueReport> rescued() {
        return Optional.ofNullable(rescued);
    }

    /** Whom to tell when another workspace was opened. */
    public void onOpened(Runnable listener) {
        onOpened = listener;
    }

    /** Who opens what is to be looked at: the app. */
    public void onLook(Consumer<Workspace> opener) {
        onLook = opener;
    }

    /** Opens a database in this window to be looked at only; the window leads back to the one that is open now. */
    public void look(Workspace readOnly) {
        onLook.accept(readOnly);
    }

    /** Who reads what is left of a damaged file: the app. */
    public void onRescue(Consumer<Path> rescuing) {
        onRescue = rescuing;
    }

    /** Shows what is left of a damaged file, to be saved as a new one. */
    public void rescue(Path damaged) {
        onRescue.accept(damaged);
    }

    /** Something in the workspace changed, by us or by others: reads the status again, then has the screens read again, unless it cannot be read. */
    public void changed() {
        Services current = services.get();
        if (current != null) {
            jobs.read("session.status", (progress, cancellation) -> current.status().read(), read -> {
                unreadable.set(null);
                status.set(read);
                onChanged.run();
            }, problem -> {
                if (problem.code() != ProblemCode.CANCELLED) {
                    unreadable.set(problem);
                }
            });
        }
    }
}
