package dev.tidemark.ui.overview;

import dev.tidemark.core.status.NextStep;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import java.util.Optional;

/**
 * A next step as the screen shows it.
 *
 * @param icon its sign
 * @param tone good, warning or accent
 * @param verb the text of its button; empty when there is nothing that Tidemark could do
 * @param request what the button asks for; empty like the verb
 * @param urgent whether its button is the main one of the screen
 */
record Advice(NextStep step, String icon, String tone, String verb, Optional<Request> request, boolean urgent) {
    /** How a step of this status is shown. */
    static Advice of(NextStep step, Status status) {
        return switch (step.kind()) {
            case MIGRATE -> asking(step, "fth-arrow-up", "accent", "overview.seePlan", new Request.PlanMigrate("latest"), true);
            case BACK_UP -> backUp(step, status);
            case LOOK_AT_MIGRATIONS -> asking(step, "fth-alert-triangle", "warning", "overview.lookAtMigrations", new Request.OpenFeature("migrations"), true);
            case ADOPT -> asking(step, "fth-alert-triangle", "warning", "overview.adopt", new Request.OpenFeature("migrations"), true);
            case LOOK_AT_DRIFT -> asking(step, "fth-alert-triangle", "warning", "overview.lookAtDrift", new Request.OpenFeature("migrations"), true);
            case GET_WRITE_ACCESS -> telling(step, "fth-lock", "warning");
        };
    }

    private static Advice backUp(NextStep step, Status status) {
        boolean safe = status.lastBackup().isPresent() && status.lastBackup().get().verified();
        return asking(step, safe ? "fth-check" : "fth-alert-triangle", safe ? "good" : "warning", "overview.backUp", new Request.BackUpNow(),
            !safe && status.pendingCount() == 0);
    }

    private static Advice asking(NextStep step, String icon, String tone, String verbKey, Request request, boolean urgent) {
        return new Advice(step, icon, tone, Messages.text(verbKey), Optional.of(request), urgent);
    }

    private static Advice telling(NextStep step, String icon, String tone) {
        return new Advice(step, icon, tone, "", Optional.empty(), false);
    }
}
