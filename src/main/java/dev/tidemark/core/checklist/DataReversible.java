package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.RehearsalReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** "Handle data carefully": whether every value that is there now stays or comes back. */
final class DataReversible implements Question {
    private static final String ID = "data-comes-back";
    private static final int NAMED = 3;

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        List<Impact> losses = situation.plan().losses();
        if (!losses.isEmpty()) {
            String named = losses.stream().limit(NAMED).map(Impact::sentence).collect(Collectors.joining(", "));
            return new ChecklistItem(ID, Status.WARNING, named + (losses.size() > NAMED ? ", and " + Texts.count(losses.size() - NAMED, "more loss", "more losses") : "")
                + (situation.withBackup() ? ". The backup of this run has them." : ". Nothing will have them."));
        }
        Optional<Boolean> rehearsed = situation.ownRehearsal().flatMap(RehearsalReport::dataComesBack);
        if (rehearsed.isPresent()) {
            return rehearsed.get() ? new ChecklistItem(ID, Status.DONE, "Every row comes back as it was, as the rehearsal has shown.")
                : new ChecklistItem(ID, Status.WARNING, "Not every row comes back as it was, as the rehearsal has shown.");
        }
        boolean known = situation.plan().steps().stream().allMatch(step -> step.dataComesBack().isPresent());
        return known ? new ChecklistItem(ID, Status.DONE, "Every value that is in the database now stays in it.")
            : new ChecklistItem(ID, Status.NOT_KNOWN, "Whether every value comes back is not known before a rehearsal.");
    }
}
