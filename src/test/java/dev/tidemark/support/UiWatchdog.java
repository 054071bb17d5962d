package dev.tidemark.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * A heartbeat of the window's thread: one small task after the other is handed to it, and the longest time that one had to wait is how long
 * the window was deaf. Where that was is told by the thread's stack, taken while the beat is late.
 */
public final class UiWatchdog implements AutoCloseable {
    private static final long PAUSE_MS = 2;
    private static final long LATE_MS = 40;
    private static final long TOO_LATE = Duration.ofMillis(50).toNanos();
    private static final int FRAMES = 120;

    private final Thread ui;
    private final Thread heart;
    private volatile boolean stopped;
    private long longest;
    private long beats;
    private long late;
    private String where = "";

    /**
     * What was measured.
     *
     * @param longest the longest wait of a beat
     * @param where the stack of the window's thread in that wait, topmost frame first; empty when no beat was late
     * @param beats how many there were
     * @param late how many of them waited for more than 50 ms
     */
    public record Report(Duration longest, String where, long beats, long late) {
        /** In one line: "1632 ms, the window was deaf for at most 409 ms, 7 of 431 beats late". */
        public String told(Duration all) {
            return all.toMillis() + " ms, the window was deaf for at most " + longest.toMillis() + " ms, " + late + " of " + beats + " beats late";
        }
    }

    private UiWatchdog(Thread ui) {
        this.ui = ui;
        heart = new Thread(this::beat, "ui-watchdog");
        heart.setDaemon(true);
        heart.start();
    }

    /** Starts to watch. From any thread but the window's. */
    public static UiWatchdog start() {
        Thread[] ui = new Thread[1];
        CountDownLatch known = new CountDownLatch(1);
        Platform.runLater(() -> {
            ui[0] = Thread.currentThread();
            known.countDown();
        });
        await(known, Long.MAX_VALUE);
        return new UiWatchdog(ui[0]);
    }

    /** Watches while something is done. From any thread but the window's. */
    public static Report during(Runnable deed) {
        try (UiWatchdog watchdog = start()) {
            deed.run();
            return watchdog.stop();
        }
    }

    /** Ends the watch, once the window has answered the last beat. */
    public Report stop() {
        stopped = true;
        try {
            heart.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Report(Duration.ofNanos(longest), where, beats, late);
    }

    @Override public void close() {
        stopped = true;
    }

    private void beat() {
        while (!stopped) {
            CountDownLatch answered = new CountDownLatch(1);
            long asked = System.nanoTime();
            Platform.runLater(answered::countDown);
            String stack = "";
            if (!await(answered, LATE_MS)) {
                stack = Arrays.stream(ui.getStackTrace()).limit(FRAMES).map(frame -> "    at " + frame).collect(Collectors.joining("\n"));
                await(answered, Long.MAX_VALUE);
            }
            long waited = System.nanoTime() - asked;
            beats++;
            late += waited > TOO_LATE ? 1 : 0;
            if (waited > longest) {
                longest = waited;
                where = stack;
            }
            await(new CountDownLatch(1), PAUSE_MS);
        }
    }

    private static boolean await(CountDownLatch latch, long milliseconds) {
        try {
            return latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
