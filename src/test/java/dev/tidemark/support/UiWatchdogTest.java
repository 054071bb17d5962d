package dev.tidemark.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class UiWatchdogTest extends FxTest {
    private static final Duration BLOCKED = Duration.ofMillis(300);

    @Override protected Scene scene(Stage stage) {
        return new Scene(new Region(), 100, 100);
    }

    @Test void aDeafWindowIsNoticedAndTheCulpritNamed() {
        UiWatchdog.Report report = UiWatchdog.during(() -> onFx(UiWatchdogTest::block));
        assertThat(report.longest()).isGreaterThan(BLOCKED.dividedBy(2));
        assertThat(report.where()).contains("UiWatchdogTest.block");
        assertThat(report.beats()).isPositive();
    }

    private static Void block() {
        long until = System.nanoTime() + BLOCKED.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return null;
    }
}
