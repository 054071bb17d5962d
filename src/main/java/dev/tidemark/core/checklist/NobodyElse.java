package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.health.FileHolder;
import dev.tidemark.core.health.FileHolders;
import dev.tidemark.core.health.Holders;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;

/** "Verify no active connections": which other programs have the database open, as far as the system tells. */
final class NobodyElse implements Question {
    private static final String ID = "nobody-else";

    private final Function<Path, Holders> system;

    NobodyElse() {
        this(FileHolders::of);
    }

    /** @param system tells who has a file open */
    NobodyElse(Function<Path, Holders> system) {
        this.system = system;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        Holders holders = system.apply(situation.workspace().databaseFile());
        String name = situation.workspace().databaseName();
        if (!holders.processes().isEmpty()) {
            return new ChecklistItem(ID, Status.WARNING, name + " is open in "
                + holders.processes().stream().map(FileHolder::words).collect(Collectors.joining(", ")) + ". Close it, or the run may have to wait for it.");
        }
        return holders.gap() == null ? new ChecklistItem(ID, Status.DONE, "No other program has " + name + " open.")
            : new ChecklistItem(ID, Status.NOT_KNOWN, "No program is seen that has " + name + " open. " + holders.gap());
    }
}
