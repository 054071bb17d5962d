package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger interrupts = new AtomicInteger();

    @Test void aCheckPassesUntilTheJobShallStop() {
        cancellation.check("the roll back");
        cancellation.cancel();
        assertThatThrownBy(() -> cancellation.check("the roll back")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.CANCELLED);
            assertThat(p.what()).contains("the roll back");
        });
    }

    @Test void workThatCannotAskIsInterruptedOnce() {
        try (var registration = cancellation.onCancel(interrupts::incrementAndGet)) {
            assertThat(registration).isNotNull();
            cancellation.cancel();
            cancellation.cancel();
        }
        assertThat(interrupts).hasValue(1);
    }

    @Test void workThatStartsTooLateIsInterruptedAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(interrupts::incrementAndGet).close();
        assertThat(interrupts).hasValue(1);
    }

    @Test void finishedWorkIsLeftAlone() {
        cancellation.onCancel(interrupts::incrementAndGet).close();
        cancellation.cancel();
        assertThat(interrupts).hasValue(0);
    }

    @Test void everyoneGetsACancellationOfTheirOwn() {
        Cancellation.never().cancel();
        assertThat(Cancellation.never().isCancelled()).isFalse();
    }
}
