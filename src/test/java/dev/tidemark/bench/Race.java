package dev.tidemark.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times several roads to one end beside each other. The roads take turns in every round (A B C, A B C), so that whatever else the
 * machine does falls on all alike; told are medians, and their ratio to the first road, the yardstick.
 */
final class Race {
    private static final double NANOS_PER_MS = 1e6;

    /** One road, once. Returns the nanoseconds that count. */
    @FunctionalInterface
    interface Road {
        long run() throws Exception;
    }

    private final String title;
    private final Map<String, Road> roads = new LinkedHashMap<>();

    Race(String title) {
        this.title = title;
    }

    /** Adds a road; the first one added is the yardstick. */
    Race road(String name, Road road) {
        roads.put(name, road);
        return this;
    }

    /** Runs {@code warmUps} rounds that do not count and {@code rounds} that do, and gives the table as Markdown. */
    String run(int warmUps, int rounds) throws Exception {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<String, Road> road : roads.entrySet()) {
                long nanos = road.getValue().run();
                if (round >= 0) {
                    times.computeIfAbsent(road.getKey(), name -> new ArrayList<>()).add(nanos);
                }
            }
        }
        return table(times, rounds);
    }

    private String table(Map<String, List<Long>> times, int rounds) {
        double yardstick = median(times.values().iterator().next());
        StringBuilder table = new StringBuilder("\n### " + title + " (medians of " + rounds + ")\n\n| | ms | least – most | × yardstick |\n|---|---:|---:|---:|\n");
        times.forEach((name, nanos) -> table.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f – %.1f | %.2f |%n", name, median(nanos) / NANOS_PER_MS,
            nanos.stream().min(Long::compare).orElseThrow() / NANOS_PER_MS, nanos.stream().max(Long::compare).orElseThrow() / NANOS_PER_MS, median(nanos) / yardstick)));
        return table.toString();
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
