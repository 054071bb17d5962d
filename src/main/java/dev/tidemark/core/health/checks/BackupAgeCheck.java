package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.workspace.TidemarkToml;
import dev.tidemark.core.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** No verified backup, or one that is old while the database was written to since. */
public final class BackupAgeCheck implements HealthCheck {
    private static final Duration USUAL = Duration.ofDays(7);

    private final BackupService backups;
    private final Journal journal;
    private final Clock clock;

    public BackupAgeCheck(BackupService backups, Journal journal, Clock clock) {
        this.backups = backups;
        this.journal = journal;
        this.clock = clock;
    }

    @Override public String title() {
        return "Age of the newest backup";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty() || isEmpty(examination) || backups.current().isPresent()) {
            return List.of();
        }
        Duration allowed = allowed(examination.workspace());
        Optional<Backup> newest = examination.backups().stream().filter(backup -> backup.verified() && !backup.isOfTheFuture(clock.instant())).findFirst();
        Instant since = newest.map(Backup::createdAt).orElseGet(() -> begun(examination));
        if (!since.plus(allowed).isBefore(clock.instant())) {
            return List.of();
        }
        String name = examination.workspace().databaseName();
        String sentence = newest.map(backup -> "The newest verified backup of " + name + " was made " + Texts.ago(backup.createdAt(), clock.instant()) + ", and the database was written to since.")
            .orElse("There is no verified backup of " + name + ".");
        Cure cure = new Cure("back-up", "Back up now", "A verified copy beside the others; the database is only read, while the chatbot goes on.", Cure.Touches.FILES,
            () -> List.of("Into " + examination.workspace().backups()),
            (progress, cancelled) -> backups.create(BackupReason.ASKED_FOR, null, progress, cancelled).sentence());
        return List.of(new Finding("backup-age", Severity.WARNING, sentence, name, List.of(cure)));
    }

    private static boolean isEmpty(Examination examination) {
        List<Table> own = examination.live().orElseThrow().schema().ownTables();
        return examination.database().read(connection -> {
            for (Table table : own) {
                if (table.kind() == Table.Kind.ORDINARY && Numbers.atLeast(connection, table.name(), 1)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** As {@code tidemark.toml} says, [health] backup-age. @throws Problem CONFIG_UNREADABLE */
    private static Duration allowed(Workspace workspace) {
        TidemarkToml settings = TidemarkToml.of(workspace);
        return settings.text("health", "backup-age").map(text -> {
            try {
                return Retention.age(text);
            } catch (IllegalArgumentException unfit) {
                Problem problem = settings.wrong("health", "backup-age", "is no age, such as \"7d\"");
                problem.addSuppressed(unfit);
                throw problem;
            }
        }).orElse(USUAL);
    }

    /** Since when the database is known here; long ago for one that comes from elsewhere. A new one need not have a backup at once. */
    private Instant begun(Examination examination) {
        Stream<Instant> applied = examination.live().orElseThrow().history().rows().stream().map(HistoryRow::installedOn);
        return Stream.concat(applied, journal.entries().stream().limit(1).map(JournalEntry::at)).filter(Objects::nonNull).min(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
