package dev.tidemark.ui.support.draft;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.RowCheck;
import dev.tidemark.core.authoring.RowObstacle;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.ui.support.Jobs;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rows of the database that are in the way of a draft, asked beside it: the scripts show at once, also where a big table takes its time. Needs no toolkit. */
final class RowsModel {
    private final Jobs jobs;
    private final Services services;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(Answer.NONE);
    private List<RowCheck> asked = List.of();

    RowsModel(Jobs jobs, Services services) {
        this.jobs = jobs;
        this.services = services;
    }

    /**
     * What is known.
     *
     * @param asking whether the rows are still being looked at
     * @param fault why they could not be; empty when they could
     */
    record Answer(boolean asking, List<RowObstacle> obstacles, String fault) {
        static final Answer NONE = new Answer(false, List.of(), "");
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The rows can be others by now. */
    void forget() {
        asked = List.of();
    }

    /** Asks, unless the very same was asked. @param draft null for none */
    void ask(Draft draft) {
        List<RowCheck> checks = draft == null ? List.of() : draft.checks();
        if (!checks.isEmpty() && checks.equals(asked)) {
            return;
        }
        asked = checks;
        answer.set(checks.isEmpty() ? Answer.NONE : new Answer(true, List.of(), ""));
        if (checks.isEmpty()) {
            return;
        }
        jobs.<List<RowObstacle>>read("draft.rows", (progress, cancellation) -> services.newMigrations().obstacles(draft, cancellation), found -> {
            if (asked.equals(checks)) {
                answer.set(new Answer(false, found, ""));
            }
        }, problem -> {
            if (asked.equals(checks)) {
                answer.set(problem.code() == ProblemCode.CANCELLED ? Answer.NONE : new Answer(false, List.of(), problem.what() + " " + problem.next()));
            }
        });
    }
}
