package dev.tidemark.ui.health;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Integrity;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.time.Instant;
import java.util.Optional;

/**
 * What a check of all pages found.
 *
 * @param mark the {@link StateMark} of the file before the check
 */
record Damage(Finding finding, Integrity.Depth depth, String mark) {
    /** Looks; blocking. @return empty when all is sound */
    static Optional<Damage> look(Integrity.Depth depth, Services services, Progress progress, Cancellation cancellation) {
        String mark = StateMark.of(services.database().file());
        return services.integrity().look(depth, progress, cancellation).map(found -> new Damage(found.saying(Messages.text("health.pages.foundAt", Dates.moment(Instant.now()))), depth, mark));
    }

    /**
     * What is known now of damage that was found before: when the file was written since, here or by any other program, it is looked at again, as closely. Blocking.
     *
     * @param known null for none
     * @return null when it is mended
     * @throws Problem CANCELLED; where it cannot be looked at now, the checks tell why, and what was found still stands
     */
    static Damage again(Damage known, Services services, Progress progress, Cancellation cancellation) {
        if (known == null || known.mark() != null && known.mark().equals(StateMark.of(services.database().file()))) {
            return known;
        }
        try {
            return look(known.depth(), services, progress, cancellation).orElse(null);
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            return known;
        }
    }
}
