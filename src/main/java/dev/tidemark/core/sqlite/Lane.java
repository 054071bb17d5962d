package dev.tidemark.core.sqlite;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lane for all changes to a database: one at a time, in order of arrival, each with a name to show. Safe for any thread. */
public final class Lane {
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile String owner;
    private volatile long turns;

    /** Runs {@code work} when the lane is free. A change inside a change keeps the outer name. */
    public <T> T run(String name, Supplier<T> work) {
        lock.lock();
        String before = owner;
        try {
            owner = before == null ? name : before;
            return work.get();
        } finally {
            owner = before;
            turns += before == null ? 1 : 0;
            lock.unlock();
        }
    }

    /** The name of the change that runs now. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** How many changes have ended here, whether they came to anything or not. */
    long turns() {
        return turns;
    }
}
