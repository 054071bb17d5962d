package dev.tidemark.cli;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.authoring.lint.Place;
import dev.tidemark.core.common.Severity;
import java.util.List;
import java.util.Map;

/** What lint found, as text and as JSON; alike for lint and for the dry run of a plan. */
final class LintPage {
    private LintPage() { }

    static void show(Page page, List<LintFinding> findings) {
        for (LintFinding finding : findings) {
            page.line(sign(page.style(), finding.severity()) + " " + finding.place() + "  " + finding.sentence() + page.style().faint("  " + finding.code()));
            page.line("    " + page.style().faint(finding.fix()));
        }
    }

    /** One line for each, without colours. */
    static List<String> lines(List<LintFinding> findings) {
        return findings.stream().map(finding -> finding.severity().word() + ": " + finding.place() + " " + finding.sentence() + " (" + finding.code() + ")").toList();
    }

    static List<Map<String, Object>> json(List<LintFinding> findings) {
        return findings.stream().map(LintPage::json).toList();
    }

    private static Map<String, Object> json(LintFinding finding) {
        Place place = finding.place();
        return Json.object("code", finding.code(), "severity", finding.severity().word(), "file", place.file(), "line", place.line(), "column", place.column(), "length", place.length(),
            "sentence", finding.sentence(), "fix", finding.fix());
    }

    private static String sign(Style style, Severity severity) {
        return switch (severity) {
            case ERROR -> style.cross();
            case WARNING -> style.mark();
            case NOTE -> style.open();
        };
    }
}
