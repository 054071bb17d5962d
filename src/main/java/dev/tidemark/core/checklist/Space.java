package dev.tidemark.core.checklist;

import dev.tidemark.core.backups.SpaceNeeds;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.FileStore;
import java.util.Map;

/** Whether the disk can take what the run may write at most. */
final class Space implements Question {
    private static final String ID = "space";

    private final SpaceNeeds.Free free;

    Space() {
        this(FileStore::getUsableSpace);
    }

    Space(SpaceNeeds.Free free) {
        this.free = free;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        try {
            Map<FileStore, Long> needs = SpaceNeeds.of(situation.workspace(), situation.withBackup());
            ChecklistItem answer = null;
            for (Map.Entry<FileStore, Long> need : needs.entrySet()) {
                long there = free.on(need.getKey());
                if (there < need.getValue()) {
                    return new ChecklistItem(ID, Status.WARNING, "Only " + Texts.size(there) + " are free on " + need.getKey().name() + ", and up to " + Texts.size(need.getValue()) + " may be needed.");
                }
                answer = answer == null ? new ChecklistItem(ID, Status.DONE, "There is enough space: " + Texts.size(there) + " are free, at most " + Texts.size(need.getValue()) + " are needed.") : answer;
            }
            return answer;
        } catch (IOException failure) {
            return new ChecklistItem(ID, Status.NOT_KNOWN, "How much space is free cannot be told: " + Texts.reason(failure) + ".");
        }
    }
}
