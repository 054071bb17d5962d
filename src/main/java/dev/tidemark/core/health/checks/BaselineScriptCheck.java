package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Migration;
import java.util.List;

/** A baseline script that Flyway would begin this database with, which Tidemark does not run. Where migrations are applied, Flyway passes over it too. */
public final class BaselineScriptCheck implements HealthCheck {
    @Override public String title() {
        return "Baseline scripts";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        boolean atBase = examination.timeline().filter(timeline -> timeline.current().isEmpty()).isPresent();
        List<Migration> baselines = examination.folder().map(folder -> folder.baselines()).orElse(List.of());
        if (!atBase || baselines.isEmpty()) {
            return List.of();
        }
        String name = baselines.getLast().fileName();
        return List.of(new Finding("baseline-script", Severity.WARNING, "Flyway would begin this database with " + name
            + ", in place of all scripts up to there. Tidemark runs no baseline scripts: let Flyway migrate once, or take the file out of the folder.", name, List.of()));
    }
}
