package dev.tidemark.ui.health;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Integrity;
import dev.tidemark.core.health.Locks;
import dev.tidemark.core.health.TrashCures;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.ui.support.CureViewModel;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The health of the open workspace: runs the checks, again after every change, and carries cures out. */
final class HealthViewModel {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final double UNKNOWN = -1;

    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Services services;
    private final StringProperty badge;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObjectProperty<Finding> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Locks> locks = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> locksProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final StringBinding busyReason;
    private final StringBinding cureReason;
    private final StringBinding runReason;
    private final Subscription changes;
    private Job job;
    /** What a check of all pages found; null for nothing, and before there was any. */
    private Damage damage;

    /** @param badge gets the number of findings that are more than a note; empty for none */
    HealthViewModel(Session session, Jobs jobs, Dialogs dialogs, StringProperty badge) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.services = session.services();
        this.badge = badge;
        busyReason = Reasons.whileBusy(jobs);
        cureReason = Reasons.whileOnlyLooking(session, jobs);
        runReason = Bindings.createStringBinding(() -> running.get() ? Messages.text("health.runningReason") : busyReason.get(), busyReason, running);
        changes = session.statusProperty().subscribe((before, now) -> run());
    }

    /** The most severe first. */
    ObservableList<Finding> findings() {
        return findings;
    }

    /** The finding whose cures are shown; null for none. */
    ObjectProperty<Finding> selectedProperty() {
        return selected;
    }

    /** What the last complete run found; null before the first. */
    ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the checks could not be run; null when they could. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the checks are running. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What is looked at just now; empty before the first. */
    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** How far the checks are, 0 to 1; negative before the first. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Whether the last run was cancelled, so that the report is an older one. */
    ReadOnlyBooleanProperty cancelledProperty() {
        return cancelled.getReadOnlyProperty();
    }

    /** Who has the file open; null until it has been looked at. */
    ReadOnlyObjectProperty<Locks> locksProperty() {
        return locks.getReadOnlyProperty();
    }

    /** Why nobody can tell who has the file open; null when it can be told. */
    ReadOnlyObjectProperty<Problem> locksProblemProperty() {
        return locksProblem.getReadOnlyProperty();
    }

    /** Shows what is left of the damaged database, to be saved as a new one. */
    void rescue() {
        session.rescue(session.services().workspace().databaseFile());
    }

    /** Why no cure can be begun now; empty when one can. */
    StringBinding cureReason() {
        return cureReason;
    }

    /** Why nothing long can be begun now; empty when it can. */
    StringBinding busyReason() {
        return busyReason;
    }

    /** Why the checks cannot be run now; empty when they can. */
    StringBinding runReason() {
        return runReason;
    }

    String databaseName() {
        return services.workspace().databaseName();
    }

    /** The screen came into view: what it shows has to be of now. */
    void shown() {
        if (!running.get()) {
            run();
        }
    }

    /** Runs all checks; a run that is under way is given up for it. */
    void run() {
        if (session.services() != services) {
            return;
        }
        Damage known = damage;
        running.set(true);
        doing.set("");
        fraction.set(UNKNOWN);
        Consumer<Step> told = jobs.relay(step -> {
            doing.set(step.doing());
            fraction.set(step.fraction());
        });
        job = jobs.<Looked>read("health.run", (progress, cancellation) -> {
            Progress telling = (what, share) -> told.accept(new Step(what, share));
            return new Looked(known, Damage.again(known, services, telling, cancellation), Report.read(services, telling, cancellation));
        }, looked -> {
            // Unless the pages were checked meanwhile.
            damage = damage == looked.known() ? looked.damage() : damage;
            show(looked.report());
        }, this::failed);
    }

    /** @param known what was known of damaged pages when the run began; {@code damage} what is known now */
    private record Looked(Damage known, Damage damage, Report report) { }

    private record Step(String doing, double fraction) { }

    /** Stops the checks; what was found before stays. */
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Checks all pages of the file, in the status bar with its Cancel; what is damaged becomes the first finding, until they are checked as closely again, as they are whenever somebody has written. */
    void checkPages(Integrity.Depth depth) {
        jobs.<Optional<Damage>>run(Messages.text("health.pages.job"), (progress, cancellation) -> Damage.look(depth, services, progress, cancellation), found -> {
            // What was found by looking closely is not refuted by a glance.
            if (found.isPresent() || damage == null || depth.compareTo(damage.depth()) >= 0) {
                damage = found.orElse(null);
            }
            if (found.isEmpty()) {
                dialogs.notify(Messages.text(depth == Integrity.Depth.QUICK ? "health.pages.sound" : "health.pages.soundFull", databaseName()));
            }
            selected.set(null);
            run();
        });
    }

    /** What the trash holds: "12 MB"; empty when it holds nothing. */
    String trashSize() {
        return report.get() == null || report.get().trash().isEmpty() ? "" : Texts.size(TrashService.bytes(report.get().trash()));
    }

    /** Emptying the trash, as it is looked at before; only when it holds something. */
    CureViewModel emptyTrash() {
        return look(TrashCures.empty(services.trash(), report.get().trash()));
    }

    /** Looks again who has the file open. */
    void readLocks() {
        jobs.<Locks>read("health.locks", (progress, cancellation) -> Locks.of(services.database(), PATIENCE), found -> {
            locksProblem.set(null);
            locks.set(found);
        }, failure -> {
            locks.set(null);
            locksProblem.set(failure);
        });
    }

    /** A cure as it is looked at before it is carried out. */
    CureViewModel look(Cure cure) {
        return new CureViewModel(cure, session, jobs, dialogs, this::run);
    }

    /** The workspace is being closed. */
    void close() {
        changes.unsubscribe();
        cancel();
        badge.set("");
    }

    private void show(Report found) {
        if (session.services() != services) {
            return;
        }
        ended();
        problem.set(null);
        cancelled.set(false);
        Report read = damage == null ? found : found.with(damage.finding());
        String before = selected.get() == null ? null : selected.get().key();
        findings.setAll(read.findings());
        selected.set(findings.stream().filter(finding -> finding.key().equals(before)).findFirst().orElse(findings.isEmpty() ? null : findings.getFirst()));
        report.set(read);
        badge.set(read.warnings() == 0 ? "" : String.valueOf(read.warnings()));
        readLocks();
    }

    private void failed(Problem failure) {
        ended();
        boolean stopped = Objects.equals(failure.code(), ProblemCode.CANCELLED);
        cancelled.set(stopped);
        problem.set(stopped ? null : failure);
    }

    private void ended() {
        running.set(false);
        job = null;
    }
}
