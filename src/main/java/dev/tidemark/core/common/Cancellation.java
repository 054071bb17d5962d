package dev.tidemark.core.common;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wish to stop a long job. One side calls {@link #cancel()}, from any thread; the service asks {@link #check} between steps. */
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Runnable> interrupts = new CopyOnWriteArrayList<>();

    /** One that nobody will cancel. */
    public static Cancellation never() {
        return new Cancellation();
    }

    /** Asks the job to stop; asking twice does nothing more. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            interrupts.forEach(Runnable::run);
        }
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * Throws {@link ProblemCode#CANCELLED} when the job shall stop.
     *
     * @param what the job, as the person knows it: "the roll back to V3"
     */
    public void check(String what) {
        if (isCancelled()) {
            throw Problem.of(ProblemCode.CANCELLED, "what", what);
        }
    }

    /**
     * Runs {@code interrupt} at the moment of cancelling (at once if that has been), for work that cannot ask: a running statement.
     *
     * @return close it when that work is over
     */
    public Registration onCancel(Runnable interrupt) {
        interrupts.add(interrupt);
        if (isCancelled()) {
            interrupt.run();
        }
        return () -> interrupts.remove(interrupt);
    }

    /** Ends an {@link #onCancel} interest. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override void close();
    }
}
