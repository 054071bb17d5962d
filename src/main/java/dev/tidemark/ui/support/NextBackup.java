package dev.tidemark.ui.support;

import dev.tidemark.core.backups.BackupSchedule;
import java.time.Instant;
import java.util.Optional;

/**
 * When the schedule makes the next backup.
 *
 * @param at no earlier than this; a change that runs is waited for
 * @param unchangedAt when it was last found that nothing was written since the newest backup, so that none was made; empty for not since the last one
 */
public record NextBackup(BackupSchedule schedule, Instant at, Optional<Instant> unchangedAt) { }
