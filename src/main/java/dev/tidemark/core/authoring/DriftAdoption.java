package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.StampReport;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;

/** Makes a migration of what was changed by hand: its files are written and the database, which has the changes already, is stamped with it. Blocking. */
public final class DriftAdoption {
    private final NewMigrations authoring;
    private final StampService stamps;

    public DriftAdoption(NewMigrations authoring, StampService stamps) {
        this.authoring = authoring;
        this.stamps = stamps;
    }

    /**
     * Saves a draft that was made of the drift and stamps it; tables and rows are not touched. Both or none.
     *
     * @throws Problem those of {@link NewMigrations#save} and of {@link StampService#stamp}; then the files are gone again
     */
    public StampReport adopt(Draft draft, Progress progress, Cancellation cancellation) {
        authoring.write(draft);
        StampReport report;
        try {
            report = stamps.stamp(stamps.plan(Target.to(draft.version())), null, progress, cancellation);
        } catch (RuntimeException failure) {
            // A migration that is not stamped would run into what is there already; one that is stamped must have its script.
            if (!isStamped(draft, failure)) {
                authoring.remove(draft.name(), failure);
            }
            throw failure;
        }
        authoring.tell(draft.name());
        return report;
    }

    /** What fails may fail behind the commit. */
    private boolean isStamped(Draft draft, RuntimeException failure) {
        try {
            return stamps.plan(Target.to(draft.version())).add().stream().noneMatch(migration -> draft.version().equals(migration.version()));
        } catch (Problem unreadable) {
            failure.addSuppressed(unreadable);
            // A pending script can be seen and removed; one that the history has and the folder has not is a fault.
            return true;
        }
    }
}
