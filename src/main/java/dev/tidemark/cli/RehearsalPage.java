package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RehearsalReport.Pass;
import dev.tidemark.core.migrations.RehearsalReport.TableResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a rehearsal found, for a person and as JSON. */
final class RehearsalPage {
    private RehearsalPage() { }

    static void show(Page page, RehearsalReport report) {
        if (report.passed()) {
            page.done(report.sentence());
        } else {
            page.wrong(report.sentence());
        }
        for (Pass pass : report.passes()) {
            page.blank().line(page.style().strong(pass.plan().title()) + ", " + Texts.duration(pass.total()));
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < pass.times().size(); i++) {
                PlanStep step = pass.plan().steps().get(i);
                rows.add(List.of(page.style().tick(), step.sentence(), Texts.duration(pass.times().get(i))));
            }
            page.aligned(" |Step|>Took", rows).stream().skip(1).forEach(page::line);
        }
        if (!report.there().isEmpty()) {
            page.blank().line(page.style().strong("After “" + report.plan().title() + "”, in tables that are there now"));
            report.there().forEach(table -> page.line("  " + table.sentence()));
        }
        if (report.structure().isPresent()) {
            page.blank().line(page.style().strong("After there and back"));
            report.structure().get().changes().forEach(change -> page.wrong(change.type() + " " + change.name() + " is " + change.kind().name().toLowerCase(Locale.ROOT)));
            report.tables().stream().filter(table -> !table.same()).forEach(table -> page.line(page.style().mark() + " " + table.sentence()));
            long same = report.tables().stream().filter(TableResult::same).count();
            if (same > 0) {
                page.line(page.style().tick() + " " + Texts.count(same, "table", "tables") + " with every row as before");
            }
        }
        report.caution().ifPresent(page::wrong);
        report.findings().forEach(page::wrong);
        report.failure().map(Problem::next).ifPresent(page::next);
    }

    static Map<String, Object> json(RehearsalReport report) {
        return Json.object("passed", report.passed(), "sentence", report.sentence(),
            "passes", report.passes().stream().map(pass -> Json.object("plan", pass.plan().title(), "milliseconds", pass.times().stream().map(Duration::toMillis).toList())).toList(),
            "oneWayBecause", report.oneWayBecause(), "failure", report.failure().map(problem -> Json.object("code", problem.code().id(), "what", problem.what(), "next", problem.next())),
            "structureComesBack", report.structureComesBack(),
            "differences", report.structure().map(difference -> difference.changes().stream()
                .map(c -> Json.object("kind", c.kind().name().toLowerCase(Locale.ROOT), "type", c.type(), "name", c.name(), "before", c.before(), "after", c.after())).toList()),
            "dataComesBack", report.dataComesBack(),
            "tables", report.tables().stream().map(t -> Json.object("table", t.table(), "rowsBefore", t.rowsBefore(), "rowsAfter", t.rowsAfter(), "missing", t.missing())).toList(),
            "there", report.there().stream().map(t -> Json.object("table", t.table(), "rowsBefore", t.rowsBefore(), "rowsAfter", t.rowsAfter(), "changed", t.changed())).toList(),
            "caution", report.caution(), "findings", report.findings(), "estimatedMilliseconds", report.estimate().toMillis());
    }
}
