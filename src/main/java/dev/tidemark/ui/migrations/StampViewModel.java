package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Foreseen;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A stamp: first what it will write and how the schemas differ, then, when the person wants it, the deed. */
final class StampViewModel {
    private final Target target;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Foreseen<Stamp> stamp;
    private final StringProperty because = new SimpleStringProperty("");
    private final StringBinding reason;

    /** @param target a version, base or latest */
    StampViewModel(Target target, Session session, Jobs jobs, Dialogs dialogs) {
        this.target = target;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        stamp = new Foreseen<>(jobs);
        reason = stamp.reason(Messages.text("cure.previewLoading"), this::against, because);
    }

    /** What it will write. */
    Foreseen<Stamp> stamp() {
        return stamp;
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
        stamp.load("migrations.stamp", (progress, cancellation) -> session.services().stamps().plan(target));
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

    private String against(Stamp planned) {
        if (planned.empty()) {
            return Messages.text("migrations.stamp.nothing");
        }
        return planned.needsReason() && because.get().isBlank() ? Messages.text("migrations.stamp.needsReason") : "";
    }
}
