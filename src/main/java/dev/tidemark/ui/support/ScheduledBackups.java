package dev.tidemark.ui.support;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupSchedule;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.workspace.TidemarkToml;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes backups of the open workspace by its schedule: never while a change runs, and none when nothing was written since the newest. Whoever makes a backup
 * otherwise puts the next one off. A clock that was set back stops nothing. On the window's thread only.
 */
public final class ScheduledBackups {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Clock clock;
    private Services of;
    private Optional<Instant> looked = Optional.empty();
    private Optional<Instant> unchanged = Optional.empty();
    private String told = "";
    private boolean making;

    public ScheduledBackups(Session session, Jobs jobs, Dialogs dialogs, Clock clock) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.clock = clock;
    }

    private record Look(Optional<BackupSchedule> schedule, Optional<Instant> newest) { }

    /** Looks whether a backup is due, and has it made; to be called now and then. Nothing happens while no workspace is open. */
    public void tick() {
        Services services = session.services();
        if (services == null || making || services.workspace().readOnly()) {
            return;
        }
        if (services != of) {
            of = services;
            looked = Optional.empty();
            unchanged = Optional.empty();
        }
        jobs.<Look>read("backups.schedule", (progress, cancellation) -> {
            Optional<BackupSchedule> schedule = BackupSchedule.of(TidemarkToml.of(services.workspace()));
            List<Backup> backups = schedule.isEmpty() ? List.of() : services.backups().list();
            return new Look(schedule, backups.stream().filter(backup -> !backup.isOfTheFuture(clock.instant())).findFirst().map(Backup::createdAt));
        }, look -> {
            told = "";
            if (services == session.services()) {
                look.schedule().ifPresentOrElse(schedule -> decide(services, schedule, look.newest()), () -> session.setNextBackup(null));
            }
        }, this::tellOnce);
    }

    private void decide(Services services, BackupSchedule schedule, Optional<Instant> newest) {
        Instant now = clock.instant();
        Instant next = schedule.next(newest, looked, now);
        session.setNextBackup(new NextBackup(schedule, next, unchanged.filter(when -> newest.filter(when::isBefore).isEmpty())));
        if (!next.isAfter(now) && !jobs.current().isBusy() && !making) {
            make(services);
        }
    }

    private void make(Services services) {
        making = true;
        jobs.<Optional<Backup>>run(Messages.text("schedule.backingUp"), (progress, cancellation) -> services.backups().createIfChanged(BackupReason.SCHEDULED, null, progress, cancellation), made -> {
            ended(made.isEmpty());
            if (made.isPresent()) {
                session.changed();
            }
            tick();
        }, problem -> {
            ended(false);
            tellOnce(problem);
        });
    }

    /** Also one that could not be made waits for the next time, and is not tried again at once. */
    private void ended(boolean nothingWritten) {
        making = false;
        looked = Optional.of(clock.instant());
        unchanged = nothingWritten ? looked : Optional.empty();
    }

    private void tellOnce(Problem problem) {
        if (problem.code() != ProblemCode.CANCELLED && !problem.what().equals(told)) {
            told = problem.what();
            dialogs.tell(problem);
        }
    }
}
