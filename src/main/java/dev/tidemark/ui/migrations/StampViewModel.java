package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A stamp: first what it will write and how the schemas differ, then, when the person wants it, the deed. */
final class StampViewModel {
    private final Target target;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<Stamp> stamp = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty because = new SimpleStringProperty("");
    private final StringBinding reason;

    /** @param target a version, base or latest */
    StampViewModel(Target target, Session session, Jobs jobs, Dialogs dialogs) {
        this.target = target;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        reason = Bindings.createStringBinding(this::whyNot, stamp, problem, because, jobs.current().busyProperty());
    }

    /** What it will write; null until that is known. */
    ReadOnlyObjectProperty<Stamp> stampProperty() {
        return stamp.getReadOnlyProperty();
    }

    /** Why it cannot be told; null while it can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The person's reason, which the journal keeps. */
    StringProperty becauseProperty() {
        return because;
    }

    /** Why it cannot be done now; empty when it can. */
    StringBinding reason() {
        return reason;
    }

    /** Compares the schemas. */
    void load() {
        problem.set(null);
        stamp.set(null);
        jobs.<Stamp>read("migrations.stamp", (progress, cancellation) -> session.services().stamps().plan(target), stamp::set, failure -> {
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /** Stamps, and tells what was done. */
    void run() {
        Stamp planned = stamp.get();
        String why = because.get().isBlank() ? null : because.get().strip();
        jobs.run(planned.title(), (progress, cancellation) -> session.services().stamps().stamp(planned, why, progress, cancellation), report -> {
            dialogs.notify(report.sentence());
            session.changed();
        });
    }

    private String whyNot() {
        if (problem.get() != null) {
            return problem.get().what();
        }
        Stamp planned = stamp.get();
        if (planned == null) {
            return Messages.text("cure.previewLoading");
        }
        if (planned.empty()) {
            return Messages.text("migrations.stamp.nothing");
        }
        if (planned.needsReason() && because.get().isBlank()) {
            return Messages.text("migrations.stamp.needsReason");
        }
        return jobs.current().isBusy() ? Messages.text("reason.busy") : "";
    }
}
