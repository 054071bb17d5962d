package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.Locks;
import java.time.Duration;
import java.util.List;

/** Another program keeps the database from being written. No process is ever ended: the cure is to close it and try again. */
public final class LockCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LONGER = Duration.ofSeconds(10);

    @Override public String title() {
        return "Locks";
    }

    /** Nobody asks for the lock of what is only looked at, so that it is not known whether it would be given. */
    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Locks locks = Locks.of(examination.database(), PATIENCE);
        String name = examination.workspace().databaseName();
        Cure retry = new Cure("retry", "Try again", "Waits up to 10 seconds for the other program to let go. Nothing is changed.", Cure.Touches.NOTHING,
            () -> List.of("Close or pause the program that is named, then try again."),
            (progress, cancelled) -> {
                progress.report("Waiting for " + name, -1);
                Locks again = Locks.of(examination.database(), LONGER);
                again.require(examination.database());
                return again.sentence(name);
            });
        if (locks.locked()) {
            return List.of(new Finding("locked", Severity.WARNING, locks.sentence(name), name, List.of(retry)));
        }
        return locks.holders().processes().isEmpty() ? List.of() : List.of(new Finding("in-use", Severity.NOTE, locks.sentence(name), name, List.of()));
    }
}
