package dev.tidemark.ui.support;

import dev.tidemark.core.common.Cancellation;

/** One piece of background work that was asked for: its name and the way to stop it. Usable from any thread. */
public final class Job {
    private final String name;
    private final Cancellation cancellation = new Cancellation();

    Job(String name) {
        this.name = name;
    }

    /** What is done, as the person reads it: "Rolling back to V3". */
    public String name() {
        return name;
    }

    /** Asks the work to stop. Work that has not begun never will; work that has ended is not touched. */
    public void cancel() {
        cancellation.cancel();
    }

    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
