package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@link Jobs} that do everything at once on the caller's thread, for tests of view models. */
public final class DirectJobs implements Jobs {
    private final CurrentJob current = new CurrentJob();
    private final Dialogs dialogs;
    private final List<Runnable> held = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private boolean holding;

    public DirectJobs(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess) {
        return run(name, work, onSuccess, dialogs::tell);
    }

    @Override
    public <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        Job job = new Job(name);
        current.begin(job);
        Runnable outcome = outcomeOf(job, work, onSuccess, onFailure);
        current.end();
        outcome.run();
        return job;
    }

    @Override
    public <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess) {
        return read(key, work, onSuccess, dialogs::tell);
    }

    @Override
    public <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        Job job = new Job(key);
        reads.add(key);
        if (holding) {
            held.add(() -> outcomeOf(job, work, onSuccess, onFailure).run());
        } else {
            outcomeOf(job, work, onSuccess, onFailure).run();
        }
        return job;
    }

    /** The keys of all reads that were asked for. */
    public List<String> reads() {
        return reads;
    }

    /** From now on reads wait for {@link #finishLastRead}. */
    public void holdReads() {
        holding = true;
    }

    /** Does the read that was asked for last; the older ones are taken as cancelled by it. */
    public void finishLastRead() {
        held.getLast().run();
        held.clear();
    }

    @Override
    public CurrentJob current() {
        return current;
    }

    private <T> Runnable outcomeOf(Job job, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        try {
            T result = work.call(current::report, job.cancellation());
            return () -> onSuccess.accept(result);
        } catch (Exception failure) {
            return () -> onFailure.accept(Problem.from(failure));
        }
    }
}
