package dev.tidemark.ui.backups;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.RestoreService.Scope;
import dev.tidemark.core.backups.Verification;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person is told before a backup is restored.
 *
 * @param scope whether stored files come back too, where some belong to the backup
 * @param version the schema version inside the backup
 * @param rows the rows of the backup's own tables
 * @param live what is in the database now; empty when it cannot be read
 */
record RestoreQuestion(Backup backup, Scope scope, String database, Optional<Version> version, Map<String, Long> rows, Optional<Live> live) {
    /**
     * Reads both sides; a backup without a record is checked for it. Blocking.
     *
     * @throws dev.tidemark.core.common.Problem BACKUP_MISSING when its file is gone, BACKUP_NOT_VERIFIED when the check failed
     */
    static RestoreQuestion read(Services services, Backup listed, Scope scope, Cancellation cancellation) {
        Backup backup = services.backups().find(listed.name());
        String database = services.workspace().databaseName();
        Optional<Live> live = Live.read(services, cancellation);
        if (backup.verified()) {
            return new RestoreQuestion(backup, scope, database, backup.version(), backup.ownRows(), live);
        }
        Verification found = services.backups().verify(backup.file(), Progress.NONE, cancellation);
        Map<String, Long> own = new LinkedHashMap<>(found.rows());
        own.keySet().removeIf(Table::isHousekeeping);
        return new RestoreQuestion(backup, scope, database, found.version(), own, live);
    }

    Confirmation confirmation() {
        return Confirmation.of(Messages.text("backups.restoreTitle", database, Dates.moment(backup.createdAt())),
            Messages.text(live.isPresent() ? "backups.restoreSentence" : "backups.restoreUnreadable", database), Messages.text("backups.restoreVerb")).withDetails(details()).asDanger();
    }

    private List<String> details() {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(live.isPresent() ? "backups.safetyFirst" : "backups.setAsideFirst", database));
        lines.add(Messages.text("backups.thenReplaced", database, backup.name()));
        live.ifPresent(now -> {
            if (!now.version().equals(version)) {
                lines.add(Messages.text("backups.schemaChanges", Timeline.label(now.version()), Timeline.label(version)));
            }
            List<Comparison> different = Comparison.of(rows, now.content().rows()).stream().filter(Comparison::differs).toList();
            different.forEach(table -> lines.add(table.sentence()));
            if (different.isEmpty()) {
                lines.add(Messages.text("backups.sameRows"));
            }
        });
        lines.add(scope == Scope.WHOLE && backup.files().isPresent() ? Messages.text("backups.filesCome", backup.files().get().words()) : Messages.text("backups.filesStay"));
        return lines;
    }
}
