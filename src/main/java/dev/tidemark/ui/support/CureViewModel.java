package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.health.Cure;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One cure: first its preview, then, when the person wants it, the deed. */
public final class CureViewModel {
    private final Cure cure;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Runnable afterFailure;
    private final ReadOnlyObjectWrapper<List<String>> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;

    /** @param afterFailure runs when the cure failed: what it stood on may have changed meanwhile */
    public CureViewModel(Cure cure, Session session, Jobs jobs, Dialogs dialogs, Runnable afterFailure) {
        this.cure = cure;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.afterFailure = afterFailure;
        reason = Bindings.createStringBinding(this::whyNot, preview, problem, jobs.current().busyProperty());
    }

    public String verb() {
        return cure.verb();
    }

    public String sentence() {
        return cure.sentence();
    }

    /** Whether a backup comes first, or why none has to. */
    public String note() {
        return Messages.text("cure.touches." + cure.touches().name().toLowerCase(Locale.ROOT));
    }

    /** The lines that show exactly what will happen; null until they are known. */
    public ReadOnlyObjectProperty<List<String>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Why it cannot be told what will happen; null while it can. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why it cannot be carried out now; empty when it can. */
    public StringBinding reason() {
        return reason;
    }

    /** Works out what the cure will do. */
    public void load() {
        problem.set(null);
        preview.set(null);
        jobs.<List<String>>read("cure.preview", (progress, cancellation) -> cure.preview(), preview::set, failure -> {
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /** Carries it out and tells what was done. */
    public void run() {
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
            return Messages.text("cure.previewLoading");
        }
        return jobs.current().isBusy() ? Messages.text("reason.busy") : "";
    }
}
