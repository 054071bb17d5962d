package dev.tidemark.core.pruning;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.workspace.TidemarkToml;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many backups stay. A backup goes when any of the rules that are given lets it go.
 *
 * @param keep the newest so many stay
 * @param olderThan those that are older go
 * @param maxBytes from the newest on, as many stay as fit into this
 */
public record Retention(Optional<Integer> keep, Optional<Duration> olderThan, Optional<Long> maxBytes) {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6}) ?(h|d|w)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ?([kmgt]?)b?");
    private static final String SECTION = "backups";

    /** The rules of the workspace's settings: keep, older-than and max-size in [backups]. @throws Problem CONFIG_UNREADABLE */
    public static Retention of(TidemarkToml settings) {
        return new Retention(rule(settings, "keep", Retention::count, "is no number of backups, such as 20"), rule(settings, "older-than", Retention::age, "is no age, such as \"30d\""),
            rule(settings, "max-size", Retention::size, "is no size, such as \"5G\""));
    }

    public boolean isEmpty() {
        return keep.isEmpty() && olderThan.isEmpty() && maxBytes.isEmpty();
    }

    /** A number of backups, at least one. @throws IllegalArgumentException for anything else */
    public static int count(String text) {
        int count = Integer.parseInt(text.strip());
        if (count < 1) {
            throw new IllegalArgumentException("at least one backup stays");
        }
        return count;
    }

    /** An age in hours, days or weeks: "12h", "30d", "8w". @throws IllegalArgumentException for anything else */
    public static Duration age(String text) {
        Matcher age = matched(AGE, text);
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    /** A size: "800M", "5G", in decimal units as everywhere. @throws IllegalArgumentException for anything else */
    public static long size(String text) {
        Matcher size = matched(SIZE, text);
        long unit = 1;
        for (int i = "kmgt".indexOf(size.group(2)); !size.group(2).isEmpty() && i >= 0; i--) {
            unit *= 1000;
        }
        return Long.parseLong(size.group(1)) * unit;
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        return matcher;
    }

    private static <T> Optional<T> rule(TidemarkToml settings, String name, Function<String, T> reading, String otherwise) {
        return settings.word(SECTION, name).map(text -> {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException unfit) {
                Problem problem = settings.wrong(SECTION, name, otherwise);
                problem.addSuppressed(unfit);
                throw problem;
            }
        });
    }
}
