package dev.tidemark.core.chats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A time as a row holds it.
 *
 * @param text as stored; never null
 * @param instant the same in UTC, or null when the text is not a time
 */
public record Moment(String text, Instant instant) {
    /** The text forms that SQLite itself reads (https://www.sqlite.org/lang_datefunc.html#time_values); without a zone they are UTC. */
    private static final DateTimeFormatter STORED = new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart().appendPattern("['T'][' ']HH:mm[:ss]").appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).optionalEnd()
        .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .toFormatter(Locale.ROOT);

    /** The stored text as a moment; null stays null. */
    public static Moment of(String text) {
        return text == null ? null : new Moment(text, instant(text.strip()));
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor parsed = STORED.parse(text);
            ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
            return LocalDateTime.from(parsed).toInstant(offset);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
