package dev.tidemark.core.checklist;

import dev.tidemark.core.backups.SpaceNeeds;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import java.io.IOException;

/** "Backup database": whether one is taken before the run. */
final class BackupFirst implements Question {
    private static final String ID = "backup";

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        if (!situation.withBackup()) {
            return new ChecklistItem(ID, Status.WARNING, "No backup is taken before, so only scripts can take this back.");
        }
        try {
            return new ChecklistItem(ID, Status.DONE, "A verified backup is taken before, about " + Texts.size(SpaceNeeds.size(situation.workspace())) + ".");
        } catch (IOException failure) {
            return new ChecklistItem(ID, Status.NOT_KNOWN, "The database's size cannot be read: " + Texts.reason(failure) + ".");
        }
    }
}
