package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Remains;
import java.nio.file.Path;
import java.util.List;

/** Copies of the data that a killed backup, restore, reset or rehearsal left behind. */
public final class RemainsCheck implements HealthCheck {
    private final Remains remains;

    public RemainsCheck(Remains remains) {
        this.remains = remains;
    }

    @Override public String title() {
        return "Leftovers of interrupted work";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Path> found = remains.find();
        if (found.isEmpty()) {
            return List.of();
        }
        Path folder = examination.workspace().root();
        Cure cure = new Cure("remove", "Remove them", "Nobody uses these copies any more. The database, its backups and the journal are not touched.", Cure.Touches.FILES,
            () -> found.stream().map(path -> folder.relativize(path).toString()).toList(),
            (progress, cancelled) -> "Removed " + Texts.count(remains.remove().size(), "leftover", "leftovers") + ".");
        return List.of(new Finding("interrupted-work", Severity.WARNING, "A backup, a restore, a reset or a rehearsal was interrupted and left unfinished copies, "
            + Texts.size(Remains.size(found)) + ".", "", List.of(cure)));
    }
}
