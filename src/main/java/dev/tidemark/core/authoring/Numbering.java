package dev.tidemark.core.authoring;

import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.workspace.TidemarkToml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How new migrations get their versions. */
public enum Numbering {
    /** The next whole number, with as many digits as the others have. */
    SEQUENCE,
    /** The time in UTC, for teams in which several people write migrations at once: 20250107143000. */
    TIMESTAMP;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int DIGITS_OF_A_TIMESTAMP = 12;

    /**
     * The numbering of a workspace: as set, or as the highest migration that is there.
     *
     * @throws dev.tidemark.core.common.Problem CONFIG_UNREADABLE when it is set to something else
     */
    static Numbering of(TidemarkToml settings, MigrationFolder folder) {
        Optional<String> set = settings.text("new", "numbering");
        if (set.isPresent()) {
            return switch (set.get()) {
                case "sequence" -> SEQUENCE;
                case "timestamp" -> TIMESTAMP;
                default -> throw settings.wrong("new", "numbering", "is “" + set.get() + "” and neither “sequence” nor “timestamp”");
            };
        }
        return folder.highest().filter(v -> v.toString().split("\\.")[0].length() >= DIGITS_OF_A_TIMESTAMP).isPresent() ? TIMESTAMP : SEQUENCE;
    }

    /** A version above all in the folder. */
    Version next(MigrationFolder folder, Instant now) {
        Version next = folder.nextVersion();
        Version time = Version.of(UTC.format(now));
        if (this == TIMESTAMP && time.compareTo(next) >= 0) {
            return time;
        }
        String first = highest(folder).map(v -> v.toString().split("\\.")[0]).orElse("");
        return first.startsWith("0") ? Version.of("0".repeat(Math.max(0, first.length() - next.toString().length())) + next) : next;
    }

    static Optional<Version> highest(MigrationFolder folder) {
        return folder.fromNothing().stream().map(Migration::version).reduce((a, b) -> b);
    }
}
