package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Goes through journeys over a large table in one Java, and prints for how long the window was deaf in each step. */
public final class WindowWork {
    private WindowWork() { }

    /** @param journeys each a test class and the name of its report in {@code target/journeys}: {@code dev.tidemark…Test=data} */
    public static void main(String[] journeys) throws IOException {
        for (String journey : journeys) {
            String[] parts = journey.split("=");
            Path report = Path.of("target/journeys/" + parts[1] + "-" + Integer.getInteger("journey.messages", 100_000) + ".txt");
            Files.deleteIfExists(report);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(parts[0])).build();
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, summary);
            summary.getSummary().getFailures().forEach(failure -> failure.getException().printStackTrace(System.out));
            System.out.println(parts[1]);
            Files.readAllLines(report).stream().filter(line -> !line.isBlank() && (Boolean.getBoolean("bench.where") || !line.startsWith(" "))).forEach(line -> System.out.println("  " + line));
        }
        System.exit(0);
    }
}
