package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    @ParameterizedTest
    @CsvSource({
        "2025-11-03T14:02:08.120Z, 2025-11-03T14:02:08.120Z",
        "2025-11-03 14:02:08, 2025-11-03T14:02:08Z",
        "2025-11-03 14:02:08.123456, 2025-11-03T14:02:08.123456Z",
        "2025-11-03T14:02, 2025-11-03T14:02:00Z",
        "2025-11-03 14:02:08+01:00, 2025-11-03T13:02:08Z",
        "2025-11-03, 2025-11-03T00:00:00Z"})
    void theFormsThatSqliteReadsAreRead(String stored, Instant instant) {
        assertThat(Moment.of(stored)).isEqualTo(new Moment(stored, instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1762178528", "2025-13-01T00:00:00Z"})
    void otherTextsAreKeptWithoutAnInstant(String stored) {
        assertThat(Moment.of(stored)).isEqualTo(new Moment(stored, null));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Moment.of(null)).isNull();
    }
}
