package dev.tidemark.cli;

import dev.tidemark.core.common.Cancellation;
import java.util.concurrent.CountDownLatch;

/**
 * While open, Ctrl-C (or a polite kill) cancels the running change and waits until it has been rolled back; only then the process ends,
 * with the exit code that Java gives for the signal: 130 for Ctrl-C.
 */
final class Interrupts implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    Interrupts(Cancellation cancellation) {
        hook = new Thread(() -> {
            cancellation.cancel();
            awaitEnd();
        }, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Lets go. Called when all is said, so that the last words are written before the process ends. */
    @Override public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            System.getLogger(Interrupts.class.getName()).log(System.Logger.Level.DEBUG, "The process is ending", alreadyEnding);
        }
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
