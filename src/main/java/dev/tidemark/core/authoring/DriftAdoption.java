package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.StampReport;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Path file = authoring.save(draft);
        try {
            return stamps.stamp(stamps.plan(Target.to(draft.version())), null, progress, cancellation);
        } catch (Problem problem) {
            removeAgain(file, problem);
            throw problem;
        }
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
