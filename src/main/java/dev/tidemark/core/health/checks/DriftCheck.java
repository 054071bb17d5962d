package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.DriftAdoption;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Drift;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.schema.Deviation;
import java.util.List;
import java.util.stream.Collectors;

/** The live schema is not what its applied migrations build: somebody changed it by hand. */
public final class DriftCheck implements HealthCheck {
    private static final int NAMED = 3;

    private final DriftService drift;
    private final NewMigrations authoring;
    private final DriftAdoption adoption;

    public DriftCheck(DriftService drift, NewMigrations authoring, DriftAdoption adoption) {
        this.drift = drift;
        this.authoring = authoring;
        this.adoption = adoption;
    }

    @Override public String title() {
        return "Drift";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        // Without a history there is nothing to have drifted from: that is a finding of its own.
        if (examination.timeline().isEmpty() || examination.live().filter(l -> l.history().exists()).isEmpty()) {
            return List.of();
        }
        Drift now = drift.read();
        if (!now.found()) {
            return List.of();
        }
        String first = now.deviations().stream().limit(NAMED).map(Deviation::sentence).collect(Collectors.joining(" "));
        String more = now.deviations().size() > NAMED ? " And " + (now.deviations().size() - NAMED) + " more." : "";
        return List.of(new Finding("drift", Severity.WARNING, now.sentence() + " " + first + more, examination.workspace().databaseName(), List.of(
            new Cure("new-migration", "Make a migration of it", "A new migration and its undo script hold what was changed by hand, and this database is stamped with it. Its tables and rows are not touched.", Cure.Touches.DATABASE,
                () -> authoring.ofDrift().text().lines().toList(), this::adopt))));
    }

    private String adopt(Progress progress, Cancellation cancellation) {
        Draft draft = authoring.ofDrift();
        adoption.adopt(draft, progress, cancellation);
        return "Made " + draft.name().file('V') + " and stamped " + draft.version().label() + ".";
    }
}
