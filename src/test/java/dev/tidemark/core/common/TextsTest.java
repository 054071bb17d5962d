package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|no backups", "1|1 backup", "2|2 backups", "2481|2,481 backups", "9999999999|9,999,999,999 backups"})
    void numbersComeWithTheirNoun(long number, String expected) {
        assertThat(Texts.count(number, "backup", "backups")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "2345678,2.3 MB", "45678901,46 MB", "999499,999 kB", "999500,1.0 MB", "7000000000000,7.0 TB", "9000000000000000,9000 TB"})
    void sizesTakeTheLargestUnit(long bytes, String expected) {
        assertThat(Texts.size(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0 ms", "999,999 ms", "3400,3.4 s", "59949,59.9 s", "59999,1 min 0 s", "125000,2 min 5 s"})
    void durationsAreShort(long ms, String expected) {
        assertThat(Texts.duration(Duration.ofMillis(ms))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-5,just now", "59,just now", "60,1 min ago", "3599,59 min ago", "3600,1 h ago", "86399,23 h ago", "86400,1 day ago", "432000,5 days ago"})
    void agesAreCoarse(long seconds, String expected) {
        Instant now = Instant.parse("2025-11-03T14:00:00Z");
        assertThat(Texts.ago(now.minusSeconds(seconds), now)).isEqualTo(expected);
    }

    @Test void aMomentIsShownInTheGivenZone() {
        Instant instant = Instant.parse("2025-11-03T23:02:00Z");
        assertThat(Texts.moment(instant, ZoneOffset.UTC)).isEqualTo("3 Nov 2025 23:02");
        assertThat(Texts.moment(instant, ZoneId.of("Asia/Tokyo"))).isEqualTo("4 Nov 2025 08:02");
    }

    @Test void theLanguageOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Texts.grouped(2481)).isEqualTo("2,481");
            assertThat(Texts.size(2_345_678)).isEqualTo("2.3 MB");
            assertThat(Texts.duration(Duration.ofMillis(3400))).isEqualTo("3.4 s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLineIsOneLineAndShowsWhatIsThere() {
        assertThat(Texts.line("\n two \r\n lines\t. ")).isEqualTo("two lines .");
        assertThat(Texts.line("odd \u202eeltit\u0000\u001b[1m")).isEqualTo("odd ·eltit··[1m");
        assertThat(Texts.line("שלום 😀")).isEqualTo("שלום 😀");
        assertThat(Texts.shown("a\nb")).isEqualTo("a·b");
    }

    @Test
    void noSignIsHalved() {
        assertThat(Texts.shortened("abc", 3)).isEqualTo("abc");
        assertThat(Texts.shortened("abcd", 3)).isEqualTo("abc…");
        assertThat(Texts.shortened("ab\uD83D\uDE00d", 3)).isEqualTo("ab…");
    }

    @Test void aFailureWithoutWordsGetsSome() {
        assertThat(Texts.reason(new EOFException())).isEqualTo("it ends too early");
        assertThat(Texts.reason(new DirectoryNotEmptyException("x"))).isEqualTo("it is a folder that holds something");
        assertThat(Texts.reason(new NoSuchFileException("x"))).isEqualTo("it is not there");
    }
}
