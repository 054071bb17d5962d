package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.TrashCures;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.core.pruning.TrashService.Bag;
import java.time.Duration;
import java.util.List;

/** Files that have lain in the trash for long, or take much room there. */
public final class TrashCheck implements HealthCheck {
    private static final Duration LONG = Duration.ofDays(30);
    private static final long MUCH = 100_000_000;

    private final TrashService trash;

    public TrashCheck(TrashService trash) {
        this.trash = trash;
    }

    @Override public String title() {
        return "The trash";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Bag> old = trash.bags(LONG);
        List<Bag> all = old.isEmpty() ? trash.bags(null) : old;
        if (old.isEmpty() && TrashService.bytes(all) < MUCH) {
            return List.of();
        }
        String what = "the files of " + Texts.count(all.size(), "entry", "entries") + ", " + Texts.size(TrashService.bytes(all));
        return List.of(new Finding("trash", Severity.NOTE, old.isEmpty() ? "The trash holds " + what + "." : "The trash has held " + what + ", for more than 30 days.", "", List.of(TrashCures.empty(trash, all))));
    }
}
