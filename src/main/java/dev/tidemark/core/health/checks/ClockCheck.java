package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Times that lie in the future: a clock was, or is, wrong. Backups are then named and sorted wrongly, and one that seems new is not. Setting the clock is the person's own to do. */
public final class ClockCheck implements HealthCheck {
    /** Clocks of two computers differ by that much at most where they are set by the network. */
    private static final Duration USUAL = Duration.ofMinutes(10);
    /** What other programs write into the schema history may be local time. */
    private static final Duration ZONES = Duration.ofHours(26);

    private final Journal journal;
    private final Clock clock;

    /** @param clock that of the system, as file times are */
    public ClockCheck(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    private record Future(String what, Instant at) { }

    @Override public String title() {
        return "Times in the future";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        Instant now = clock.instant();
        List<Future> found = new ArrayList<>();
        try {
            if (examination.live().isPresent()) {
                found.add(new Future("the file " + examination.workspace().databaseName(), Files.getLastModifiedTime(examination.workspace().databaseFile()).toInstant()));
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", examination.workspace().databaseFile(), "detail", Texts.reason(failure));
        }
        examination.backups().stream().max(Comparator.comparing(Backup::createdAt)).ifPresent(backup -> found.add(new Future("the backup " + backup.name(), backup.createdAt())));
        journal.entries().stream().max(Comparator.comparing(entry -> entry.at())).ifPresent(entry -> found.add(new Future("entry " + entry.number() + " of the journal", entry.at())));
        found.removeIf(each -> !each.at().isAfter(now.plus(USUAL)));
        examination.live().ifPresent(live -> live.history().rows().stream().filter(row -> row.installedOn() != null && row.installedOn().isAfter(now.plus(ZONES)))
            .findFirst().ifPresent(row -> found.add(new Future("row " + row.rank() + " of the schema history", row.installedOn()))));
        return found.isEmpty() ? List.of() : List.of(new Finding("clock", Severity.WARNING, sentence(found, now), "", List.of()));
    }

    private static String sentence(List<Future> found, Instant now) {
        String first = found.stream().map(each -> each.what() + " is of " + Texts.moment(each.at(), ZoneId.systemDefault())).reduce((a, b) -> a + ", " + b).orElseThrow();
        return Character.toUpperCase(first.charAt(0)) + first.substring(1) + ", and it is " + Texts.moment(now, ZoneId.systemDefault()) + " now: a clock is or was wrong. Set it right; backups and the journal are sorted by such times.";
    }
}
