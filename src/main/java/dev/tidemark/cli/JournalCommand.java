package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.undo.JournalExport;
import dev.tidemark.core.undo.Lineage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "journal", description = "Show what was changed, and what of it is taken back.")
final class JournalCommand extends Subcommand {
    @Parameters(paramLabel = "ENTRY", arity = "0..1", description = "Show this entry with its details.")
    private Integer entry;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the whole journal into a new file: .json, .csv or .md.")
    private Path output;

    @Override Outcome run(Context context) {
        Services services = context.services();
        Lineage lineage = services.undo().lineage();
        if (output != null) {
            Path file = context.terminal().here().resolve(output).toAbsolutePath().normalize();
            new JournalExport(lineage).write(file);
            return Outcome.done(Json.object("output", file.toString(), "entries", lineage.entries().size()),
                page -> page.done("Wrote " + Texts.count(lineage.entries().size(), "entry", "entries") + " to " + context.shown(file) + "."));
        }
        List<JournalEntry> shown = entry == null ? lineage.entries() : List.of(lineage.entries().stream().filter(e -> e.number() == entry).findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.ENTRY_UNKNOWN, "number", entry)));
        return Outcome.done(Json.object("entries", shown.stream().map(e -> json(e, lineage)).toList()), page -> {
            if (shown.isEmpty()) {
                page.line("Nothing was changed yet.");
            } else if (entry != null) {
                details(page, context, shown.getFirst(), lineage);
            } else {
                list(page, context, lineage);
            }
        });
    }

    private static void list(Page page, Context context, Lineage lineage) {
        List<List<String>> rows = new ArrayList<>();
        for (JournalEntry e : lineage.entries().reversed()) {
            rows.add(List.of(String.valueOf(e.number()), Texts.moment(e.at(), context.zone()), e.kind(), e.sentence(), lineage.undoneBy(e).map(by -> "undone by " + by.number()).orElse("")));
        }
        page.aligned(">No|When|Kind|What|", rows).forEach(page::line);
        lineage.newest().filter(newest -> lineage.finalAfter(newest).isEmpty()).ifPresent(newest -> page.next("to take the newest back: " + page.command("undo " + newest.number() + " --dry-run")));
    }

    private static void details(Page page, Context context, JournalEntry e, Lineage lineage) {
        page.line(page.style().strong(e.number() + "  " + e.sentence()));
        page.line("  " + e.kind() + ", " + Texts.moment(e.at(), context.zone()) + ", by " + e.by() + (e.tool() == null ? "" : ", " + e.tool()));
        e.details().forEach(line -> page.line("  " + line));
        e.counts().forEach((table, count) -> page.line("  " + table + ": " + JournalExport.count(count.before()) + " → " + JournalExport.count(count.after()) + " rows"));
        if (e.backup() != null) {
            page.line("  Backup: " + e.backup());
        }
        if (e.remark() != null) {
            page.line("  " + e.remark());
        }
        page.line("  Undo: " + JournalExport.way(e) + lineage.undoneBy(e).map(by -> "; undone by " + by.number()).orElse(""));
    }

    static Map<String, Object> json(JournalEntry e, Lineage lineage) {
        Map<String, Object> counts = new LinkedHashMap<>();
        e.counts().forEach((table, count) -> counts.put(table, Json.object("before", count.before(), "after", count.after())));
        return Json.object("number", e.number(), "at", e.at().toString(), "by", e.by(), "tool", e.tool(), "kind", e.kind(), "sentence", e.sentence(), "details", e.details(),
            "counts", counts, "backup", e.backup(), "undo", JournalExport.way(e), "undoes", e.undoes(), "undoneBy", lineage.undoneBy(e).map(JournalEntry::number), "remark", e.remark());
    }
}
