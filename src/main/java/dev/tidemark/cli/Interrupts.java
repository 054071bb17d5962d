package dev.tidemark.cli;

import dev.tidemark.core.common.Cancellation;
import java.util.concurrent.CountDownLatch;

/**
 * Once armed, Ctrl-C (or a polite kill) cancels the running change and waits until it has been rolled back and said so; only then the
 * process ends, with the exit code that Java gives for the signal: 130 for Ctrl-C. Unarmed, it ends the process at once, as usual.
 */
final class Interrupts implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Cancellation cancellation;
    private Thread hook;

    Interrupts(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** The cancellation for a change that asks it. */
    Cancellation armed() {
        if (hook == null) {
            hook = new Thread(this::cancelAndWait, "cancel");
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return cancellation;
    }

    /** Lets go. Called when all is said, so that the last words are written before the process ends. */
    @Override public void close() {
        over.countDown();
        if (hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            System.getLogger(Interrupts.class.getName()).log(System.Logger.Level.DEBUG, "The process is ending", alreadyEnding);
        }
    }

    private void cancelAndWait() {
        cancellation.cancel();
        try {
            over.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
