package dev.tidemark.core.common;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * One piece of work on a thread of its own while the caller does another: reading back a file, which keeps one processor busy, while SQLite checks it. It is over when this is closed,
 * however the caller ends, so that a service still is blocking, plain Java for whoever calls it.
 */
public final class Beside<T> implements AutoCloseable {
    private final Cancellation own = new Cancellation();
    private final Cancellation.Registration registration;
    private final FutureTask<T> task;

    private Beside(Work<T> work, Cancellation cancellation) {
        task = new FutureTask<>(() -> work.run(own));
        registration = cancellation.onCancel(own::cancel);
        // Calls into SQLite would hold the carrier of a virtual thread.
        Thread.ofPlatform().daemon().name("tidemark-beside").start(task);
    }

    /** What is done beside. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Cancellation cancellation);
    }

    /**
     * Begins.
     *
     * @param work shares nothing with what the caller does meanwhile; it is cancelled with the caller, and when this is closed before its end
     */
    public static <T> Beside<T> begin(Cancellation cancellation, Work<T> work) {
        return new Beside<>(work, cancellation);
    }

    /** Waits for its end and gives what it gave. @throws Problem what the work threw; CANCELLED when this thread is interrupted */
    public T result() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                default -> throw new IllegalStateException("Work beside throws nothing checked", failure);
            }
        } catch (InterruptedException interrupted) {
            own.cancel();
            Thread.currentThread().interrupt();
            throw Problem.because(interrupted, ProblemCode.CANCELLED, "what", "the work");
        }
    }

    /** Stops what is not over yet, and waits until it is. */
    @Override
    public void close() {
        registration.close();
        boolean interrupted = false;
        for (boolean over = task.isDone(); !over; ) {
            own.cancel();
            try {
                task.get();
                over = true;
            } catch (ExecutionException unwanted) {
                // What ended the caller says more.
                System.getLogger(Beside.class.getName()).log(System.Logger.Level.DEBUG, "Ended beside", unwanted);
                over = true;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
