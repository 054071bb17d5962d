package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.workspace.TidemarkToml;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a backup is made while the window is open.
 *
 * @param words as a person wrote it: "6h"
 */
public record BackupSchedule(Duration every, String words) {
    private static final Pattern EVERY = Pattern.compile("(\\d{1,4}) ?(m|h|d)");
    private static final String SECTION = "backups";

    /** The setting {@code every} in {@code [backups]}; empty when there is none, so that no backup is made unasked. @throws Problem CONFIG_UNREADABLE */
    public static Optional<BackupSchedule> of(TidemarkToml settings) {
        return settings.word(SECTION, "every").map(words -> {
            Matcher every = EVERY.matcher(words.strip().toLowerCase(Locale.ROOT));
            if (!every.matches() || Integer.parseInt(every.group(1)) == 0) {
                throw settings.wrong(SECTION, "every", "is no time between two backups, such as \"30m\", \"6h\" or \"1d\"");
            }
            long number = Long.parseLong(every.group(1));
            return new BackupSchedule(switch (every.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            }, words.strip());
        });
    }

    /**
     * When the next one is to be made.
     *
     * @param newest when the newest backup was made, whatever for, of those that are not {@linkplain Backup#isOfTheFuture of the future}; empty when there is none
     * @param looked when it was last found that none is needed, or could not be made; empty for not yet; when the clock was set back since it does not count
     * @param now what a first one gets
     */
    public Instant next(Optional<Instant> newest, Optional<Instant> looked, Instant now) {
        Optional<Instant> last = looked.filter(at -> !at.isAfter(now));
        return newest.map(made -> last.filter(made::isBefore).orElse(made)).or(() -> last).map(from -> from.plus(every)).orElse(now);
    }
}
