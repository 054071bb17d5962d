package dev.tidemark.core.sqlite;

import java.nio.file.Path;

/** Tells whoever asked for some work that a connection of it has waited for other programs for a moment, so that nobody takes the silence for a hang. */
public final class Waiting {
    private static final ScopedValue<Listener> LISTENER = ScopedValue.newInstance();

    private Waiting() { }

    /** Hears that the work waits; called on its own thread while it waits, once for each wait. */
    @FunctionalInterface
    public interface Listener {
        void waits(Path file);
    }

    /** Does the work; the listener hears of waits of this thread. */
    public static <T, X extends Throwable> T telling(Listener listener, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(LISTENER, listener).call(work);
    }

    /** Called from within SQLite, which knows no exceptions: a failure to tell must not become one to wait. */
    static void tell(Path file) {
        try {
            if (LISTENER.isBound()) {
                LISTENER.get().waits(file);
            }
        } catch (RuntimeException failure) {
            System.getLogger(Waiting.class.getName()).log(System.Logger.Level.WARNING, "Could not tell of waiting for " + file, failure);
        }
    }
}
