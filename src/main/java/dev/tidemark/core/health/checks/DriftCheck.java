package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Drift;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The live schema is not what its applied migrations build: somebody changed it by hand. */
public final class DriftCheck implements HealthCheck {
    private static final int NAMED = 3;

    private final DriftService drift;
    private final NewMigrations authoring;
    private final StampService stamps;

    public DriftCheck(DriftService drift, NewMigrations authoring, StampService stamps) {
        this.drift = drift;
        this.authoring = authoring;
        this.stamps = stamps;
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
        Path file = authoring.save(draft);
        try {
            stamps.stamp(stamps.plan(Target.to(draft.version())), null, progress, cancellation);
        } catch (Problem problem) {
            removeAgain(file, problem);
            throw problem;
        }
        return "Made " + file.getFileName() + " and stamped " + draft.version().label() + ".";
    }

    /** A migration that is not stamped would run into what is there already. */
    private static void removeAgain(Path file, Problem problem) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling("U" + file.getFileName().toString().substring(1)));
        } catch (IOException failure) {
            problem.addSuppressed(failure);
        }
    }
}
