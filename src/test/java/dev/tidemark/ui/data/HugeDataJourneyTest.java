package dev.tidemark.ui.data;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The same over 2 million rows, about 1 GB. */
@Tag("nightly")
class HugeDataJourneyTest extends BigDataJourneyTest {
    @Override
    int messages() {
        return 2_000_000;
    }

    @Override
    Duration longestDeafness() {
        return Duration.ofSeconds(4);
    }
}
