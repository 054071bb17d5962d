package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Repair;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Foreseen;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.beans.binding.StringBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A repair of the schema history: first every row that it would touch, then, for the chosen ones, the deed. */
final class RepairViewModel {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Foreseen<Repair> repair;
    private final ObservableList<Repair.Action> chosen = FXCollections.observableArrayList();
    private final StringBinding reason;

    RepairViewModel(Session session, Jobs jobs, Dialogs dialogs) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        repair = new Foreseen<>(jobs);
        reason = repair.reason(Messages.text("cure.previewLoading"), this::against, chosen);
    }

    /** Everything that can be repaired. */
    Foreseen<Repair> repair() {
        return repair;
    }

    /** What shall be repaired; all of it at first. */
    ObservableList<Repair.Action> chosen() {
        return chosen;
    }

    /** Takes an action in, or leaves it out. */
    void choose(Repair.Action action, boolean wanted) {
        chosen.remove(action);
        if (wanted) {
            chosen.add(action);
        }
    }

    /** Why it cannot be done now; empty when it can. */
    StringBinding reason() {
        return reason;
    }

    /** Compares history and scripts. */
    void load() {
        repair.load("migrations.repair", (progress, cancellation) -> session.services().repairs().plan(), found -> chosen.setAll(found.actions()));
    }

    /** Repairs what is chosen, and tells what was done. */
    void run() {
        Repair wanted = new Repair(repair.get().actions().stream().filter(chosen::contains).toList());
        jobs.run(Messages.text("migrations.repair.title"), (progress, cancellation) -> session.services().repairs().repair(wanted, progress, cancellation), backup -> {
            dialogs.notify(wanted.sentence());
            session.changed();
        });
    }

    private String against(Repair found) {
        return chosen.isEmpty() ? Messages.text(found.empty() ? "migrations.repair.nothing" : "migrations.repair.noneChosen") : "";
    }
}
