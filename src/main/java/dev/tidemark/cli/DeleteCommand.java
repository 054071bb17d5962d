package dev.tidemark.cli;

import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.ItemChanges;
import dev.tidemark.core.chats.RemovalPlan;
import dev.tidemark.core.journal.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a project, a chat or a document with all that belongs to it, backed up and with an undo.")
final class DeleteCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "project|chat|document", converter = ItemKind.class, description = "What it is.")
    private Item.Kind kind;

    @Parameters(index = "1", paramLabel = "ID", description = "Its number, as “tidemark search” tells it.")
    private long id;

    @Option(names = "--dry-run", description = "Only show what would go with it.")
    private boolean dryRun;

    @Override Outcome run(Context context) {
        ItemChanges changes = context.services().itemChanges();
        RemovalPlan plan = changes.planRemoval(new Item(kind, id), context.cancellation());
        if (dryRun) {
            return Outcome.done(json(context, plan, true, null, List.of()), page -> {
                page.line(page.style().strong("The " + kind.word() + " “" + plan.name() + "” would be deleted, with " + plan.sentence() + "."));
                show(context, page, plan);
            });
        }
        ItemChanges.Removed removed = changes.remove(plan, context.progress(), context.cancellation());
        JournalEntry entry = removed.report().entry().orElseThrow();
        Map<String, Object> json = json(context, plan, false, entry.number(), removed.left());
        return removed.left().isEmpty() ? Outcome.done(json, page -> told(context, page, plan, entry)) : Outcome.finding(json, page -> {
            told(context, page, plan, entry);
            removed.left().forEach(path -> page.wrong("could not be moved to the trash: " + context.shown(path)));
        });
    }

    private static void told(Context context, Page page, RemovalPlan plan, JournalEntry entry) {
        page.done(entry.sentence());
        show(context, page, plan);
        page.next("to take it back: " + page.command("undo " + entry.number()));
    }

    private static void show(Context context, Page page, RemovalPlan plan) {
        plan.preview().tables().forEach(table -> page.line("  " + table.sentence()));
        plan.files().forEach(path -> page.line("  to the trash: " + context.shown(path)));
        plan.notes().forEach(note -> page.line(page.style().mark() + " " + note));
        if (plan.preview().onlyByBackup() != null) {
            page.line(page.style().mark() + " It can be taken back by restoring the backup only: " + plan.preview().onlyByBackup());
        }
    }

    private static Map<String, Object> json(Context context, RemovalPlan plan, boolean dryRun, Integer entry, List<Path> left) {
        return Json.object("dryRun", dryRun, "kind", plan.item().kind().word(), "id", plan.item().id(), "name", plan.name(), "sentence", plan.sentence(),
            "tables", plan.preview().tables().stream().map(table -> Json.object("table", table.table(), "deleted", table.deleted(), "updated", table.updated(), "inserted", table.inserted())).toList(),
            "files", plan.files().stream().map(context::shown).toList(), "notes", plan.notes(), "onlyByBackup", plan.preview().onlyByBackup(), "left", left.stream().map(context::shown).toList(), "entry", entry);
    }
}
