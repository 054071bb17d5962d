package dev.tidemark.ui.journal;

import dev.tidemark.core.Services;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.undo.UndoPlan;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Foreseen;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.util.stream.Collectors;
import javafx.beans.binding.StringBinding;

/** Taking one entry back: first what it would do, then, when the person wants it, the deed. */
final class UndoViewModel {
    private final int number;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Runnable afterFailure;
    private final Foreseen<UndoPlan> plan;
    private final StringBinding reason;

    /** @param afterFailure runs when it could not be taken back: what it stood on may have changed meanwhile */
    UndoViewModel(int number, Session session, Jobs jobs, Dialogs dialogs, Navigator navigator, Runnable afterFailure) {
        this.number = number;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.afterFailure = afterFailure;
        plan = new Foreseen<>(jobs);
        reason = plan.reason(Messages.text("journal.undo.loading"), shown -> shown.possible() ? "" : obstacle());
    }

    int number() {
        return number;
    }

    /** What would happen. */
    Foreseen<UndoPlan> plan() {
        return plan;
    }

    /** Why it cannot be carried out now; empty when it can. */
    StringBinding reason() {
        return reason;
    }

    /** Whether the whole backup could be restored instead of the way that is shown. */
    boolean backupInstead() {
        UndoPlan shown = plan.get();
        return shown != null && shown.backup() != null && (!(shown.way() instanceof Undo.Restore) || !shown.possible());
    }

    /** "Undo 12", or "Restore the backup". */
    String verb() {
        return plan.get() != null && plan.get().way() instanceof Undo.Restore ? Messages.text("journal.undo.restore") : Messages.text("journal.undo.verb");
    }

    /** Whether something is lost besides what is taken back. */
    boolean loses() {
        return plan.get() != null && !plan.get().warnings().isEmpty();
    }

    /** What stands in the way: the sentence of a problem, or the words of one. */
    String obstacle() {
        String words = plan.get().obstacle();
        return Character.isUpperCase(words.charAt(0)) ? Messages.text("journal.undo.obstacleSentence", words.replaceFirst("\\.\\.$", ".")) : Messages.text("journal.undo.obstacle", words);
    }

    /** What can be done where something stands in the way. */
    String advice() {
        UndoPlan shown = plan.get();
        String later = shown.later().isEmpty() ? "" : Messages.text("journal.undo.laterFirst", shown.later().reversed().stream().map(e -> String.valueOf(e.number())).collect(Collectors.joining(", ")));
        String backup = backupInstead() ? Messages.text(later.isEmpty() ? "journal.undo.onlyBackup" : "journal.undo.orBackup") : "";
        return (later + " " + backup).strip();
    }

    /**
     * Works out what it would do.
     *
     * @param byRestoring whether by restoring the backup of before
     */
    void load(boolean byRestoring) {
        Services services = session.services();
        plan.load("journal.undo", (progress, cancellation) -> services.undo().plan(number, byRestoring, cancellation));
    }

    /** Carries it out and tells what was done, with the way back. */
    void run() {
        Services services = session.services();
        UndoPlan shown = plan.get();
        jobs.<JournalEntry>run(shown.title(), (progress, cancellation) -> services.undo().undo(shown, progress, cancellation), done -> {
            session.changed();
            dialogs.notify(done.sentence(), Messages.text("journal.undo.action"), () -> navigator.open(new Request.UndoEntry(done.number())));
        }, failure -> {
            dialogs.tell(failure);
            if (failure.code() == ProblemCode.FILES_NOT_MOVED) {
                session.changed();
            }
            afterFailure.run();
        });
    }
}
