package dev.tidemark.ui.health;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.health.Cure;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One cure: first its preview, then, when the person wants it, the deed. */
final class CureViewModel {
    private final Cure cure;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Runnable afterFailure;
    private final ReadOnlyObjectWrapper<List<String>> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;

    /** @param afterFailure runs when the cure failed: what it stood on may have changed meanwhile */
    CureViewModel(Cure cure, Session session, Jobs jobs, Dialogs dialogs, Runnable afterFailure) {
        this.cure = cure;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.afterFailure = afterFailure;
        reason = Bindings.createStringBinding(this::whyNot, preview, problem, jobs.current().busyProperty());
    }

    String verb() {
        return cure.verb();
    }

    String sentence() {
        return cure.sentence();
    }

    /** The lines that show exactly what will happen; null until they are known. */
    ReadOnlyObjectProperty<List<String>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Why it cannot be told what will happen; null while it can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why it cannot be carried out now; empty when it can. */
    StringBinding reason() {
        return reason;
    }

    /** Works out what the cure will do. */
    void load() {
        problem.set(null);
        preview.set(null);
        jobs.<List<String>>read("health.preview", (progress, cancellation) -> cure.preview(), preview::set, failure -> {
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /** Carries it out and tells what was done. */
    void run() {
        jobs.<String>run(cure.verb(), cure::run, done -> {
            dialogs.notify(done);
            session.changed();
        }, failure -> {
            dialogs.tell(failure);
            afterFailure.run();
        });
    }

    private String whyNot() {
        if (problem.get() != null) {
            return problem.get().what();
        }
        if (preview.get() == null) {
            return Messages.text("health.previewLoading");
        }
        return jobs.current().isBusy() ? Messages.text("reason.busy") : "";
    }
}
