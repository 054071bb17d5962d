package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Goes through the journey over a large table twice in one Java, and prints for how long the window was deaf: at first, when all classes are new, and again. */
public final class WindowWork {
    private static final String JOURNEY = "dev.tidemark.ui.data.BigDataJourneyTest";
    private static final Path REPORT = Path.of("target/journeys/data-" + Integer.getInteger("journey.messages", 100_000) + ".txt");

    private WindowWork() { }

    public static void main(String[] args) throws IOException {
        for (String turn : new String[] {"at first", "again"}) {
            Files.deleteIfExists(REPORT);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(JOURNEY)).build();
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, summary);
            summary.getSummary().getFailures().forEach(failure -> failure.getException().printStackTrace(System.out));
            System.out.println(turn);
            Files.readAllLines(REPORT).stream().filter(line -> !line.isBlank() && (Boolean.getBoolean("bench.where") || !line.startsWith(" "))).forEach(line -> System.out.println("  " + line));
        }
        System.exit(0);
    }
}
