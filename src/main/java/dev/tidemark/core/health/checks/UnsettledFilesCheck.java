package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import java.util.List;

/** Stored files of a restore that was interrupted, which no later start could settle: something stands in the way, or the database could not be read. */
public final class UnsettledFilesCheck implements HealthCheck {
    private final RestoreService restores;

    public UnsettledFilesCheck(RestoreService restores) {
        this.restores = restores;
    }

    @Override public String title() {
        return "Stored files of an interrupted restore";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        return restores.unsettled().map(kept -> new Finding("unsettled-files", Severity.ERROR,
            "A restore was interrupted, and its stored files are not settled yet: those from before may lie in " + kept + " and not in their place.", "", List.of(cure()))).stream().toList();
    }

    private Cure cure() {
        return new Cure("settle", "Settle them", "The files of the backup stay where the database has its content; otherwise those from before go back. The others are kept, or still in the backup.",
            Cure.Touches.FILES, () -> List.of("Compares the database with what the restore was to bring, and moves the folders accordingly."), (progress, cancelled) -> {
                restores.settle();
                return "The stored files belong to the database again.";
            });
    }
}
