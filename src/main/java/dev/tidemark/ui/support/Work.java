package dev.tidemark.ui.support;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;

/** Something that takes its time; runs on a background thread and touches no window. */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does the work.
     *
     * @param progress where to say how far it is; the status bar shows it
     * @param cancellation asked between steps, see {@link Cancellation#check(String)}
     * @return the result, may be null
     */
    T call(Progress progress, Cancellation cancellation) throws Exception;
}
