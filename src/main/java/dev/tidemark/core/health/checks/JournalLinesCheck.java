package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of the journal that cannot be read, so that what they tell of is neither shown nor taken back. They are kept as they are: nobody else knows what they hold. */
public final class JournalLinesCheck implements HealthCheck {
    private static final int SHOWN = 5;

    private final Journal journal;

    public JournalLinesCheck(Journal journal) {
        this.journal = journal;
    }

    @Override public String title() {
        return "Lines of the journal that cannot be read";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Integer> lines = journal.unreadableLines();
        if (lines.isEmpty()) {
            return List.of();
        }
        String shown = lines.stream().limit(SHOWN).map(Texts::grouped).collect(Collectors.joining(", "));
        String named = lines.size() == 1 ? "Line " + shown : "Lines " + shown + (lines.size() > SHOWN ? " and " + Texts.count(lines.size() - SHOWN, "other", "others") : "");
        return List.of(new Finding("journal-lines", Severity.NOTE, named + " of " + journal.path() + " cannot be read: a crash cut " + (lines.size() == 1 ? "it" : "them")
            + " short, the file is damaged, or a newer Tidemark wrote there. A change that only such a line tells of is not in the list of changes; its backup is in that of backups.", journal.path().getFileName().toString(), List.of()));
    }
}
