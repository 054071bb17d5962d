package dev.tidemark.ui.support;

import dev.tidemark.core.status.Status;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** Why a button has to wait, in the words of its tooltip; empty when it need not. On the window's thread only. */
public final class Reasons {
    private Reasons() {
    }

    /** Now: whether another change is running. */
    public static String busy(Jobs jobs) {
        return jobs.current().isBusy() ? Messages.text("reason.busy") : "";
    }

    /** As long as another change is running. */
    public static StringBinding whileBusy(Jobs jobs) {
        return Bindings.createStringBinding(() -> busy(jobs), jobs.current().busyProperty());
    }

    /** As long as it was opened to be looked at only, or another change is running: for what writes beside the database. */
    public static StringBinding whileOnlyLooking(Session session, Jobs jobs) {
        return Bindings.createStringBinding(() -> session.services() != null && session.services().workspace().readOnly() ? Messages.text("reason.openedReadOnly") : busy(jobs),
            jobs.current().busyProperty(), session.statusProperty());
    }

    /** As long as the database cannot be written, or another change is running. */
    public static StringBinding whileUnchangeable(Session session, Jobs jobs) {
        return Bindings.createStringBinding(() -> {
            Status status = session.statusProperty().get();
            if (session.services() != null && session.services().workspace().readOnly()) {
                return Messages.text("reason.openedReadOnly");
            }
            return status != null && !status.writable() ? Messages.text("reason.readOnly") : busy(jobs);
        }, jobs.current().busyProperty(), session.statusProperty());
    }
}
