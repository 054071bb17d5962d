package dev.tidemark.ui.support;

import dev.tidemark.core.health.Cure;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.StringBinding;

/** One cure: first its preview, then, when the person wants it, the deed. */
public final class CureViewModel {
    private final Cure cure;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Runnable afterFailure;
    private final Foreseen<List<String>> preview;
    private final StringBinding reason;

    /** @param afterFailure runs when the cure failed: what it stood on may have changed meanwhile */
    public CureViewModel(Cure cure, Session session, Jobs jobs, Dialogs dialogs, Runnable afterFailure) {
        this.cure = cure;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.afterFailure = afterFailure;
        preview = new Foreseen<>(jobs);
        reason = preview.reason(Messages.text("cure.previewLoading"), known -> "");
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

    /** The lines that show exactly what will happen. */
    public Foreseen<List<String>> preview() {
        return preview;
    }

    /** Why it cannot be carried out now; empty when it can. */
    public StringBinding reason() {
        return reason;
    }

    /** Works out what the cure will do. */
    public void load() {
        preview.load("cure.preview", (progress, cancellation) -> cure.preview());
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
}
