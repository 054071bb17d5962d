package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.WaitingTold;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/** {@link Jobs} on threads of their own: one for changes, a few for reads. */
public final class FxJobs implements Jobs, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FxJobs.class.getName());
    private static final long PROGRESS_PERIOD_MS = 50;
    /** A read that takes longer is told, so that nobody presses again. */
    private static final long SLOW_MS = 400;
    /** No connection waits for longer, so that a read which goes on is at work by then. */
    private static final long LONGEST_WAIT_MS = 10_000;

    private final ExecutorService changes = Executors.newSingleThreadExecutor(daemons("tidemark-change"));
    /** As many as are asked for: a query that takes minutes must not keep the others waiting, and a key has one wanted read at most. */
    private final ExecutorService reads = Executors.newCachedThreadPool(daemons("tidemark-read"));
    /** A report amid a change must not fail because the window has gone meanwhile: what comes late is discarded. */
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1, daemons("tidemark-progress"), new ThreadPoolExecutor.DiscardPolicy());
    private final Map<String, Job> newestReads = new ConcurrentHashMap<>();
    private final Set<Job> unfinishedChanges = ConcurrentHashMap.newKeySet();
    private final CurrentJob current = new CurrentJob();
    private final Dialogs dialogs;
    private volatile boolean closed;

    /** @param dialogs where failures without a handler of their own are shown */
    public FxJobs(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public CurrentJob current() {
        return current;
    }

    @Override
    public <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess) {
        return run(name, work, onSuccess, dialogs::tell);
    }

    @Override
    public <T> Job run(String name, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        Job job = new Job(name);
        if (closed) {
            job.cancel();
            return job;
        }
        unfinishedChanges.add(job);
        changes.execute(() -> {
            Platform.runLater(() -> current.begin(job));
            SampledProgress progress = new SampledProgress(clock, PROGRESS_PERIOD_MS, current::report);
            Runnable outcome = outcomeOf(job, work, progress, progress, onSuccess, onFailure);
            progress.stop();
            unfinishedChanges.remove(job);
            Platform.runLater(() -> {
                current.end();
                if (!closed) {
                    outcome.run();
                }
            });
        });
        return job;
    }

    @Override
    public <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess) {
        return read(key, work, onSuccess, problem -> {
            if (problem.code() != ProblemCode.CANCELLED) {
                dialogs.tell(problem);
            }
        });
    }

    @Override
    public <T> Job read(String key, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        Job job = new Job(key);
        if (closed) {
            job.cancel();
            return job;
        }
        Job older = newestReads.put(key, job);
        if (older != null) {
            older.cancel();
        }
        Future<?> slow = clock.schedule(() -> Platform.runLater(() -> {
            if (newestReads.get(key) == job) {
                current.waitingFor(job);
            }
        }), SLOW_MS, TimeUnit.MILLISECONDS);
        reads.execute(() -> {
            Runnable outcome = outcomeOf(job, work, Progress.NONE, (whom, _) -> waits(job, whom), onSuccess, onFailure);
            slow.cancel(false);
            Platform.runLater(() -> {
                current.ended(job);
                if (newestReads.remove(key, job) && !closed) {
                    outcome.run();
                }
            });
        });
        return job;
    }

    private void waits(Job read, String whom) {
        Platform.runLater(() -> current.waits(read, whom));
        clock.schedule(() -> Platform.runLater(() -> current.waits(read, "")), LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public <T> Consumer<T> relay(Consumer<? super T> taker) {
        return value -> Platform.runLater(() -> taker.accept(value));
    }

    /**
     * Takes no more work: who still asks, as a timer of a screen may, gets a cancelled job. What runs is asked to stop and is not waited for, and what still waits is not
     * begun. Later results are dropped with the window. On the window's thread.
     */
    @Override
    public void close() {
        closed = true;
        unfinishedChanges.forEach(Job::cancel);
        newestReads.values().forEach(Job::cancel);
        changes.shutdown();
        reads.shutdown();
        clock.shutdown();
    }

    /** Whether it was closed and the last change has come to its end. */
    boolean hasEnded() {
        return changes.isTerminated();
    }

    private <T> Runnable outcomeOf(Job job, Work<T> work, Progress progress, Progress waiting, Consumer<? super T> onSuccess, Consumer<? super Problem> onFailure) {
        try {
            job.cancellation().check(job.name());
            T result = WaitingTold.by(waiting, () -> work.call(progress, job.cancellation()));
            return () -> onSuccess.accept(result);
        } catch (Throwable failure) {
            Problem problem = Problem.from(failure);
            log(job, problem, failure);
            return () -> onFailure.accept(problem);
        }
    }

    /** What the window tells in full needs no stack trace on the terminal that it was started from. */
    private static void log(Job job, Problem problem, Throwable failure) {
        if (problem.code() == ProblemCode.UNEXPECTED) {
            LOG.log(System.Logger.Level.WARNING, job.name() + ": " + problem.getMessage(), failure);
        } else if (problem.code() != ProblemCode.CANCELLED) {
            LOG.log(System.Logger.Level.DEBUG, job.name() + ": " + problem.getMessage(), failure);
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
