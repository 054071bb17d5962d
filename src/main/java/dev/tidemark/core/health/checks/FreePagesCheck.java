package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.CompactService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;

/** Pages that hold nothing any more: SQLite uses them again, and gives none back (https://www.sqlite.org/pragma.html#pragma_freelist_count). */
public final class FreePagesCheck implements HealthCheck {
    private static final int SHARE = 4;
    private static final long WORTH_IT = 1_000_000;

    private final CompactService compacts;

    public FreePagesCheck(CompactService compacts) {
        this.compacts = compacts;
    }

    @Override public String title() {
        return "Free pages";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        record Pages(long free, long all, long size) { }
        Pages pages = examination.database().read(connection ->
            new Pages(Sql.number(connection, "PRAGMA freelist_count"), Sql.number(connection, "PRAGMA page_count"), Sql.number(connection, "PRAGMA page_size")));
        long gain = pages.free() * pages.size();
        if (gain < WORTH_IT || pages.free() * SHARE < pages.all()) {
            return List.of();
        }
        String name = examination.workspace().databaseName();
        Cure cure = new Cure("compact", "Make the file smaller", "A verified backup is written compactly, compared value by value and row id by row id, and put in place of the pages. The chatbot can go on reading until the last moment.",
            Cure.Touches.DATABASE, () -> List.of(name + ": " + Texts.size(pages.all() * pages.size()) + " now, at most " + Texts.size((pages.all() - pages.free()) * pages.size()) + " then",
                "Space needed for a while: " + Texts.size(compacts.needs()), "  for the backup, the compact copy and the journal",
                "Row ids stay, also in tables without an INTEGER PRIMARY KEY:", "  were one to change, nothing would be replaced.",
                "When another program writes meanwhile, it begins again or gives up."),
            (progress, cancelled) -> compacts.compact(0, progress, cancelled).sentence());
        return List.of(new Finding("free-pages", Severity.NOTE, Texts.size(gain) + " of " + name + " are free pages, " + pages.free() * 100 / pages.all()
            + " % of the file. SQLite fills them again; making the file smaller gives at least that much back to the disk.", name, List.of(cure)));
    }
}
