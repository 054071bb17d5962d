package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Repair;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A repair of the schema history: first every row that it would touch, then, for the chosen ones, the deed. */
final class RepairViewModel {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<Repair> repair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Repair.Action> chosen = FXCollections.observableArrayList();
    private final StringBinding reason;

    RepairViewModel(Session session, Jobs jobs, Dialogs dialogs) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        reason = Bindings.createStringBinding(this::whyNot, repair, problem, chosen, jobs.current().busyProperty());
    }

    /** Everything that can be repaired; null until that is known. */
    ReadOnlyObjectProperty<Repair> repairProperty() {
        return repair.getReadOnlyProperty();
    }

    /** Why it cannot be told; null while it can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
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
        problem.set(null);
        repair.set(null);
        jobs.<Repair>read("migrations.repair", (progress, cancellation) -> session.services().repairs().plan(), found -> {
            chosen.setAll(found.actions());
            repair.set(found);
        }, failure -> {
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /** Repairs what is chosen, and tells what was done. */
    void run() {
        Repair wanted = new Repair(repair.get().actions().stream().filter(chosen::contains).toList());
        jobs.run(Messages.text("migrations.repair.title"), (progress, cancellation) -> session.services().repairs().repair(wanted, progress, cancellation), backup -> {
            dialogs.notify(wanted.sentence());
            session.changed();
        });
    }

    private String whyNot() {
        if (problem.get() != null) {
            return problem.get().what();
        }
        if (repair.get() == null) {
            return Messages.text("cure.previewLoading");
        }
        if (chosen.isEmpty()) {
            return Messages.text(repair.get().empty() ? "migrations.repair.nothing" : "migrations.repair.noneChosen");
        }
        return jobs.current().isBusy() ? Messages.text("reason.busy") : "";
    }
}
