package dev.tidemark.cli;

import dev.tidemark.core.authoring.DerivedUndo;
import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.authoring.WaysBack.ByBackup;
import dev.tidemark.core.authoring.WaysBack.ByScripts;
import dev.tidemark.core.authoring.WaysBack.TableRows;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.schema.Version;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ways back without an undo script, for a person and as JSON. */
final class WaysBackPage {
    private WaysBackPage() { }

    static void show(Page page, Problem problem, WaysBack ways, ZoneId zone) {
        page.wrong(problem.what() + " " + page.style().faint("(" + problem.code().id() + ")")).line("  " + problem.unchanged());
        page.blank().line(page.style().strong("1. Derive what is missing (" + ways.versions() + "), look at it, and roll back"));
        ways.byScripts().ifPresent(way -> scripts(page, way));
        ways.noScriptsBecause().ifPresent(why -> page.line("   Not possible: " + why.what()));
        page.blank();
        if (ways.byBackup().isPresent()) {
            backup(page, ways, ways.byBackup().get(), zone);
        } else {
            page.line(page.style().strong("2. Restore a backup") + ": there is none from before these migrations.");
        }
    }

    private static void scripts(Page page, ByScripts way) {
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("Structure", "comes back as it was"));
        List<String> losses = way.plan().losses().stream().map(Impact::sentence).toList();
        facts.add(new Page.Fact("Data", losses.isEmpty() ? gap(way) : losses.getFirst()));
        losses.stream().skip(1).forEach(loss -> facts.add(new Page.Fact("", loss)));
        way.derived().stream().flatMap(undo -> undo.notes().stream()).distinct().forEach(note -> facts.add(new Page.Fact("", note)));
        page.facts(facts);
        for (DerivedUndo undo : way.derived()) {
            page.line("   " + page.command("undo-script " + undo.migration().version()) + page.style().faint("   shows it; with --write it is saved"));
        }
    }

    private static String gap(ByScripts way) {
        return way.plan().steps().stream().map(PlanStep::forecastGap).filter(Objects::nonNull).findFirst().map(gap -> "not known beforehand: " + gap)
            .orElse(way.derived().stream().allMatch(undo -> undo.notes().isEmpty()) ? "every value that is in the database now stays in it" : "nothing that is in the database now is lost: what goes is empty");
    }

    private static void backup(Page page, WaysBack ways, ByBackup way, ZoneId zone) {
        page.line(page.style().strong("2. Restore the backup of " + Texts.moment(way.backup().createdAt(), zone)));
        List<Page.Fact> facts = new ArrayList<>();
        String at = way.backup().version().map(Version::label).orElse("base");
        facts.add(new Page.Fact("Structure", "as it was at " + at + (way.backup().version().equals(ways.to()) ? "" : "; migrate from there to " + ways.to().map(Version::label).orElse("base"))));
        facts.add(new Page.Fact("Data", way.sentence()));
        way.columnsLost().forEach(loss -> facts.add(new Page.Fact("", loss.sentence())));
        page.facts(facts);
        List<List<String>> rows = way.tables().stream().map(table -> List.of("   " + table.table(), Texts.grouped(table.now()), Texts.grouped(table.inBackup()),
            Texts.grouped(table.lost()), Texts.grouped(table.comeBack()))).toList();
        page.table("   Table|>Now|>In the backup|>Lost|>Come back", rows);
        page.line("   " + page.command("restore " + way.backup().name()) + page.style().faint("   takes a safety backup first"));
    }

    static Map<String, Object> json(WaysBack ways) {
        return Json.object("without", ways.without().stream().map(Version::toString).toList(),
            "byScripts", ways.byScripts().map(way -> Json.object("structureComesBack", true,
                "losses", way.plan().losses().stream().map(loss -> Json.object("table", loss.table(), "column", loss.column(), "values", loss.values())).toList(),
                "lossesUnknownBecause", way.plan().steps().stream().map(PlanStep::forecastGap).filter(Objects::nonNull).findFirst(),
                "scripts", way.derived().stream().map(undo -> Json.object("version", undo.migration().version(), "file", undo.file().toString(),
                    "statements", undo.script().statements(), "notes", undo.notes())).toList())),
            "noScriptsBecause", ways.noScriptsBecause().map(Problem::what),
            "byBackup", ways.byBackup().map(way -> Json.object("backup", BackupsCommand.json(way.backup()), "lost", way.lost(), "comeBack", way.comeBack(),
                "tables", way.tables().stream().map(WaysBackPage::table).toList())));
    }

    private static Map<String, Object> table(TableRows table) {
        return Json.object("table", table.table(), "now", table.now(), "inBackup", table.inBackup(), "lost", table.lost(), "comeBack", table.comeBack(), "columnsLost",
            table.columnsLost().stream().map(loss -> Json.object("column", loss.column(), "values", loss.values())).toList());
    }
}
