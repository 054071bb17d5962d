package dev.tidemark.ui.overview;

import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.status.NextStep;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A next step as the screen shows it.
 *
 * @param title in a few words
 * @param detail one sentence more
 * @param icon its sign
 * @param tone good, warning or accent
 * @param verb the text of its button; empty when there is nothing that Tidemark could do
 * @param request what the button asks for; empty like the verb
 * @param urgent whether its button is the main one of the screen
 */
record Advice(String title, String detail, String icon, String tone, String verb, Optional<Request> request, boolean urgent) {
    private static final int LOSSES = 5;

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

    /** What a rescue could not bring back, the first few of it. */
    static List<Advice> lost(RescueReport report) {
        List<String> losses = report.losses();
        List<Advice> shown = new ArrayList<>();
        losses.stream().limit(LOSSES).forEach(loss -> shown.add(new Advice(Messages.text("overview.rescued.lost"), loss + ".", "fth-alert-triangle", "warning", "", Optional.empty(), false)));
        if (losses.size() > LOSSES) {
            shown.add(new Advice(Messages.text("overview.rescued.more", losses.size() - LOSSES), Messages.text("overview.rescued.moreDetail"), "fth-alert-triangle", "warning", "", Optional.empty(), false));
        }
        if (losses.isEmpty()) {
            shown.add(new Advice(Messages.text("overview.rescued.whole"), Messages.text("rescue.inside"), "fth-check", "good", "", Optional.empty(), false));
        }
        return shown;
    }

    private static Advice backUp(NextStep step, Status status) {
        boolean safe = status.lastBackup().isPresent() && status.lastBackup().get().verified();
        return asking(step, safe ? "fth-check" : "fth-alert-triangle", safe ? "good" : "warning", "overview.backUp", new Request.BackUpNow(),
            !safe && status.pendingCount() == 0);
    }

    private static Advice asking(NextStep step, String icon, String tone, String verbKey, Request request, boolean urgent) {
        return new Advice(step.title(), step.detail(), icon, tone, Messages.text(verbKey), Optional.of(request), urgent);
    }

    private static Advice telling(NextStep step, String icon, String tone) {
        return new Advice(step.title(), step.detail(), icon, tone, "", Optional.empty(), false);
    }
}
