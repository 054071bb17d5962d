package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2025-11-03T13:30:00Z");

    @Test
    void daysAreThoseOfThePersonsZone() {
        assertThat(relative("2025-11-03T13:20:00Z")).isEqualTo("Today 14:20");
        assertThat(relative("2025-11-02T23:05:00Z")).isEqualTo("Today 00:05");
        assertThat(relative("2025-11-02T16:41:00Z")).isEqualTo("Yesterday 17:41");
    }

    @Test
    void olderOnesHaveTheirDateAndOtherYearsTheYear() {
        assertThat(relative("2025-10-28T08:12:00Z")).isEqualTo("28 Oct 09:12");
        assertThat(relative("2024-10-28T08:12:00Z")).isEqualTo("28 Oct 2024 09:12");
    }

    @Test
    void theStoredMomentIsUtc() {
        assertThat(Dates.utc(Instant.parse("2025-11-03T13:02:11.5Z"))).isEqualTo("2025-11-03 13:02:11 UTC");
    }

    private static String relative(String instant) {
        return Dates.relative(Instant.parse(instant), NOW, BERLIN);
    }
}
