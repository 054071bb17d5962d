package dev.tidemark.core.health;

import dev.tidemark.core.common.Cancellation;
import java.util.List;

/** Looks for one kind of trouble. Reads only; blocking. */
public interface HealthCheck {
    /** What it looks at, for the progress: "Scripts that were changed". */
    String title();

    /** Whether its findings are about single migrations, with the version's label as their place; the timeline shows those where they apply. */
    default boolean aboutMigrations() {
        return false;
    }

    /** Whether it is about how the database and its files are kept, so that it is not asked of one that is open to be looked at only. */
    default boolean aboutKeeping() {
        return false;
    }

    /**
     * The findings, most important first; empty when all is well, or when what it needs could not be read (that is a finding of its own).
     *
     * @throws dev.tidemark.core.common.Problem when looking fails; it becomes a finding
     */
    List<Finding> look(Examination examination, Cancellation cancellation);
}
