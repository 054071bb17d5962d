package dev.tidemark.ui.support;

import dev.tidemark.core.common.Progress;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/** Carries reports to the window's thread, at most one per period and always the newest, so that a chatty service cannot flood it. */
final class SampledProgress implements Progress {
    private final ScheduledExecutorService clock;
    private final long periodMs;
    private final Progress window;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile Report newest;
    private volatile boolean stopped;

    SampledProgress(ScheduledExecutorService clock, long periodMs, Progress window) {
        this.clock = clock;
        this.periodMs = periodMs;
        this.window = window;
    }

    @Override
    public void report(String doing, double fraction) {
        newest = new Report(doing, fraction);
        if (!clock.isShutdown() && due.compareAndSet(false, true)) {
            clock.schedule(() -> Platform.runLater(this::deliver), periodMs, TimeUnit.MILLISECONDS);
        }
    }

    /** After this, late reports of the ended job no longer reach the window. */
    void stop() {
        stopped = true;
    }

    private void deliver() {
        due.set(false);
        Report report = newest;
        if (!stopped) {
            window.report(report.doing(), report.fraction());
        }
    }

    private record Report(String doing, double fraction) { }
}
