package dev.tidemark.ui.support;

import dev.tidemark.core.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;

/** Moments as screens show them: in the person's own time zone, with the stored UTC in a tooltip. */
public final class Dates {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Dates() { }

    /** "3 Nov 2025 14:02" in the local zone. */
    public static String moment(Instant instant) {
        return Texts.moment(instant, ZoneId.systemDefault());
    }

    /** "Today 14:20", "Yesterday 17:41", "28 Oct 09:12", and with the year when it is another one. */
    public static String relative(Instant instant) {
        return relative(instant, Instant.now(), ZoneId.systemDefault());
    }

    /** "3 Nov", and with the year when it is another one. */
    public static String day(Instant instant) {
        ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
        return (then.getYear() == LocalDate.now().getYear() ? DAY : DAY_AND_YEAR).format(then);
    }

    /** The moment as it is stored: "2025-11-03 13:02:11 UTC". */
    public static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** A label with {@link #relative} and the UTC in its tooltip. */
    public static Label label(Instant instant) {
        Label label = new Label(relative(instant));
        Tips.on(label, utc(instant));
        return label;
    }

    static String relative(Instant instant, Instant now, ZoneId zone) {
        ZonedDateTime then = instant.atZone(zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (then.toLocalDate().equals(today)) {
            return "Today " + TIME.format(then);
        }
        if (then.toLocalDate().equals(today.minusDays(1))) {
            return "Yesterday " + TIME.format(then);
        }
        return then.getYear() == today.getYear() ? THIS_YEAR.format(then) : Texts.moment(instant, zone);
    }
}
