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

/** Pages smaller than SQLite makes them since 3.12 (https://www.sqlite.org/pgszchng2016.html): more reads for the same rows. */
public final class PageSizeCheck implements HealthCheck {
    private final CompactService compacts;

    public PageSizeCheck(CompactService compacts) {
        this.compacts = compacts;
    }

    @Override public String title() {
        return "Page size";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        record Pages(long size, boolean wal) { }
        Pages pages = examination.database().read(connection -> new Pages(Sql.number(connection, "PRAGMA page_size"), "wal".equals(Sql.text(connection, "PRAGMA journal_mode"))));
        if (pages.size() >= CompactService.USUAL_PAGE_SIZE) {
            return List.of();
        }
        String name = examination.workspace().databaseName();
        String sentence = name + " has pages of " + pages.size() + " bytes, from a time when disks were like that; " + CompactService.USUAL_PAGE_SIZE + " are usual since 2016 and quicker to read.";
        Cure cure = new Cure("rewrite", "Write it with usual pages", "A verified backup is written with pages of " + CompactService.USUAL_PAGE_SIZE + " bytes, compared value by value, and put in place.", Cure.Touches.DATABASE,
            () -> List.of("Pages of " + pages.size() + " → " + CompactService.USUAL_PAGE_SIZE + " bytes", "Space needed for a while: " + Texts.size(compacts.needs()), "No value and no row id changes."),
            (progress, cancelled) -> compacts.compact(CompactService.USUAL_PAGE_SIZE, progress, cancelled).sentence());
        return List.of(new Finding("page-size", Severity.NOTE, pages.wal() ? sentence + " It has a write-ahead log, with which the page size stays as it is." : sentence, name, pages.wal() ? List.of() : List.of(cure)));
    }
}
