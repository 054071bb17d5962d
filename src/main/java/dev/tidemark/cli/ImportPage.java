package dev.tidemark.cli;

import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.core.data.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an import would do, as a page and as JSON. */
final class ImportPage {
    private static final int REFUSALS = 20;
    private static final int ROWS = 3;
    private static final int COLUMNS = 20;

    private ImportPage() { }

    static void show(Page page, ImportTrial trial) {
        ImportPlan plan = trial.plan();
        page.line(page.style().strong("Would import " + Texts.count(trial.rows(), "row", "rows") + " into " + plan.relation().name()
            + (trial.refused() == 0 ? "" : "; " + Texts.count(trial.refused(), "row", "rows") + " would be refused")));
        page.line("Reads " + plan.reading() + ". " + plan.emptyRule()).blank();
        page.table("Column|From|Stored as|First values", plan.targets().stream().limit(COLUMNS).map(target -> List.of(target.column().name(), target.name(), target.storedAs(), first(plan, target))).toList());
        if (plan.targets().size() > COLUMNS) {
            page.line("and " + Texts.count(plan.targets().size() - COLUMNS, "more column", "more columns") + ", " + Texts.grouped(plan.targets().size()) + " in all; --json lists every one");
        }
        if (!trial.refusals().isEmpty()) {
            page.blank().line("Refused:");
            trial.refusals().stream().limit(REFUSALS).forEach(refusal -> page.line("  " + page.style().cross() + " line " + refusal.line() + ": " + refusal.reason()));
            if (trial.refused() > REFUSALS) {
                page.line("  and " + Texts.grouped(trial.refused() - Math.min(REFUSALS, trial.refusals().size())) + " more");
            }
        }
        page.blank();
        notes(page, trial);
        trial.preview().tables().forEach(table -> page.line("  " + table.sentence()));
        page.line("Nothing was changed.");
    }

    static void notes(Page page, ImportTrial trial) {
        Stream.concat(trial.plan().notes().stream(), trial.oddities().stream()).forEach(note -> page.line(page.style().mark() + " " + note));
        if (trial.preview().onlyByBackup() != null) {
            page.line(page.style().mark() + " It can be taken back by restoring the backup only: " + trial.preview().onlyByBackup() + ".");
        }
    }

    private static String first(ImportPlan plan, ImportPlan.Target target) {
        int at = plan.targets().indexOf(target);
        return String.join(", ", plan.first().stream().limit(ROWS).map(row -> shown(row.get(at))).toList());
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Null _ -> "NULL";
            case Value.Text text -> "“" + (text.text().length() > 24 ? text.text().substring(0, 24) + "…" : text.text()).replaceAll("\\p{Cntrl}", "·") + "”";
            case Value.Blob blob -> Texts.size(blob.bytes());
            default -> value.plain();
        };
    }

    static Map<String, Object> json(ImportTrial trial, boolean dryRun, RowReport report) {
        ImportPlan plan = trial.plan();
        return Json.object("dryRun", dryRun, "table", plan.relation().name(), "file", plan.order().file().toString(), "reading", plan.reading(), "emptyRule", plan.emptyRule(),
            "columns", plan.targets().stream().map(t -> Json.object("column", t.column().name(), "from", t.name(), "type", t.column().type(), "storedAs", t.storedAs())).toList(),
            "leftOut", plan.leftOut(), "without", plan.without(), "rows", trial.rows(), "refused", trial.refused(),
            "refusals", trial.refusals().stream().map(r -> Json.object("line", r.line(), "reason", r.reason())).toList(), "oddities", trial.oddities(),
            "tables", trial.preview().tables().stream().map(t -> Json.object("table", t.table(), "inserted", t.inserted(), "updated", t.updated(), "deleted", t.deleted())).toList(),
            "onlyByBackup", trial.preview().onlyByBackup(), "backup", report == null ? null : report.backup().name(),
            "entry", report == null ? null : report.entry().map(e -> e.number()).orElse(null));
    }
}
