package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.support.UiWatchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** Every screen of the rail is opened on a large database, while it is watched how long the window is deaf. */
public class ScreensJourneyTest extends AppJourney {
    private static final Path REPORTS = Path.of("target/journeys");
    private static final List<String> SCREENS = List.of("chats", "data", "schema", "migrations", "backups", "query", "journal", "health", "settings", "overview");
    /** Far above what is measured, and far below what a read of the whole table on the window's thread would take. */
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** What a screen reads comes in beside, in several steps. */
    private static final int SETTLED_MS = 400;

    private final List<String> told = new ArrayList<>();

    private static int messages() {
        return Integer.getInteger("journey.messages", 20_000);
    }

    @Override
    protected void prepare(Services services) {
        ManyMessages.fill(services.database(), messages(), true, Progress.NONE, Cancellation.never());
    }

    @Test
    void everyScreenIsOpenedInAWindowThatAnswers() throws IOException {
        for (String turn : List.of("", " again")) {
            SCREENS.forEach(screen -> watch(screen + turn, () -> item(screen).fire()));
        }
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve("screens-" + messages() + ".txt"), told);
    }

    private void watch(String name, Runnable deed) {
        long started = System.nanoTime();
        UiWatchdog.Report report = UiWatchdog.during(() -> {
            Platform.runLater(deed);
            sleep(SETTLED_MS);
        });
        told.add(name + ": " + report.told(Duration.ofNanos(System.nanoTime() - started)) + "\n" + report.where());
        assertThat(report.longest()).as("the window was deaf: " + name + "\n" + report.where()).isLessThan(LONGEST);
    }

    private ToggleButton item(String screen) {
        return lookup("#rail-" + screen).queryAs(ToggleButton.class);
    }
}
