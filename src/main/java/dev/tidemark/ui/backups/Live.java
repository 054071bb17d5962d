package dev.tidemark.ui.backups;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.status.ContentSummary;
import java.util.Optional;

/** The database as it is now, to be compared with a backup. */
record Live(Optional<Version> version, ContentSummary content) {
    /** Reads it; empty when it cannot be read, which is when a backup is needed most. Blocking. */
    static Optional<Live> read(Services services, Cancellation cancellation) {
        try {
            return Optional.of(new Live(services.status().read().timeline().current(), ContentSummary.read(services.database(), cancellation)));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            System.getLogger(Live.class.getName()).log(System.Logger.Level.DEBUG, "The database cannot be read to compare a backup with it", problem);
            return Optional.empty();
        }
    }
}
