package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.util.function.Consumer;

/**
 * The one road from the window to work that takes its time. Results, failures and {@link #current()} arrive on the window's
 * thread. A failure that has no handler of its own is shown by {@link Dialogs}; a cancelled change is told as a notification.
 */
public interface Jobs {
    /**
     * Runs a change. Changes run one after the other, in the order in which they were asked for, and are shown in the status bar.
     *
     * @param name what is done, for the status bar: "Backing up"
     * @param onSuccess gets the result
     */
    <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess);

    /** As {@link #run(String, Work, Consumer)}, with a handler that gets every failure, also {@code CANCELLED}. */
    <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure);

    /**
     * Reads something, beside changes and other reads. A newer read with the same key cancels an older one, whose late result or
     * failure is dropped.
     *
     * @param key what is read, unique to the caller: "chats.messages"
     */
    <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess);

    /** As {@link #read(String, Work, Consumer)}, with a handler that gets every failure of a read that is still wanted. */
    <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure);

    /**
     * For results that come while work goes on: what the work hands to the returned consumer on its own thread, {@code taker} gets on the window's.
     *
     * @param taker gets each value, in order; also after the work was cancelled
     */
    default <T> Consumer<T> relay(Consumer<? super T> taker) {
        return taker::accept;
    }

    /** The change that is running now. */
    CurrentJob current();
}
