package dev.tidemark.core.common;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, sizes and times as a person reads them; the same words in the window and on the command line. */
public final class Texts {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    /** What has no picture, and what turns the direction of the letters behind it. */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");

    private Texts() { }

    /** A name or title on one line, whatever is in it: line ends are blanks, and signs that cannot be shown are dots. */
    public static String line(String text) {
        return shown(text.strip().replaceAll("\\s*\\R\\s*|\t", " "));
    }

    /** A text with a dot for each sign that cannot be shown, line ends among them. */
    public static String shown(String text) {
        return UNSHOWN.matcher(text).replaceAll("·");
    }

    /** "1 backup", "3 backups", "no backups". */
    public static String count(long number, String singular, String plural) {
        return switch ((int) Math.min(number, 2)) {
            case 0 -> "no " + plural;
            case 1 -> "1 " + singular;
            default -> grouped(number) + " " + plural;
        };
    }

    /** A number with thousands separated: 2,481. */
    public static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A size in the largest unit that leaves at least one whole: "812 B", "2.3 MB" (decimal units). */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < units.length - 1);
        return String.format(Locale.ENGLISH, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** A duration: "12 ms", "3.4 s", "2 min 5 s". */
    public static String duration(Duration time) {
        long ms = time.toMillis();
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 59_950) {
            return String.format(Locale.ENGLISH, "%.1f s", ms / 1000.0);
        }
        long seconds = Math.round(ms / 1000.0);
        return seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** How long ago, coarsely: "just now", "12 min ago", "3 h ago", "5 days ago". */
    public static String ago(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < 60) {
            return "just now";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h ago";
        }
        return count(seconds / 86_400, "day", "days") + " ago";
    }

    /** Why a file could not be read or written, without its path, which the sentence around it names: "permission denied". */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it is not there";
            case FileAlreadyExistsException _ -> "it is there already";
            case NotDirectoryException _ -> "it is not a folder";
            case DirectoryNotEmptyException _ -> "it is a folder that holds something";
            case EOFException _ -> "it ends too early";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case FileSystemException general when general.getReason() != null -> lowerFirst(general.getReason());
            default -> failure.getMessage() == null ? "no reason was given" : lowerFirst(failure.getMessage());
        };
    }

    private static String lowerFirst(String text) {
        return text.length() > 1 && Character.isLowerCase(text.charAt(1)) ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    /** The first letters of a text, and “…” where there are more; no sign of two UTF-16 units is halved. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }

    /** A moment in the given zone: "3 Nov 2025 14:02". */
    public static String moment(Instant instant, ZoneId zone) {
        return DAY_AND_TIME.format(instant.atZone(zone));
    }
}
