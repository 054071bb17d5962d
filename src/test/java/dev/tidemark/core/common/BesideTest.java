package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void bothAreAtWorkAtTheSameTime() throws Exception {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        try (Beside<String> work = Beside.begin(Cancellation.never(), own -> {
            there.countDown();
            return meets(here) ? "met" : "alone";
        })) {
            there.await();
            here.countDown();
            assertThat(work.result()).isEqualTo("met");
        }
    }

    @Test
    void itsProblemIsTheCallers() {
        try (Beside<String> work = Beside.begin(Cancellation.never(), own -> {
            throw Problem.of(ProblemCode.DISK_FULL, "path", "x");
        })) {
            assertThatThrownBy(work::result).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL));
        }
    }

    @Test
    void aCallerThatFailsLeavesNothingRunning() {
        AtomicBoolean running = new AtomicBoolean(true);
        assertThatThrownBy(() -> {
            try (Beside<Void> _ = Beside.begin(Cancellation.never(), own -> untilCancelled(own, running))) {
                throw Problem.of(ProblemCode.DISK_FULL, "path", "x");
            }
        }).isInstanceOf(Problem.class);
        assertThat(running).isFalse();
    }

    @Test
    void itIsCancelledWithItsCaller() {
        Cancellation cancellation = new Cancellation();
        AtomicBoolean running = new AtomicBoolean(true);
        try (Beside<Void> work = Beside.begin(cancellation, own -> untilCancelled(own, running))) {
            cancellation.cancel();
            assertThatThrownBy(work::result).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        }
        assertThat(running).isFalse();
    }

    private static Void untilCancelled(Cancellation own, AtomicBoolean running) {
        try {
            while (true) {
                own.check("the wait");
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            running.set(false);
        }
    }

    private static boolean meets(CountDownLatch other) {
        try {
            other.await();
            return true;
        } catch (InterruptedException never) {
            return false;
        }
    }
}
