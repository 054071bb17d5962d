package dev.tidemark.cli;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.ItemChanges;
import dev.tidemark.core.journal.JournalEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "rename", description = "Give a project, a chat or a document another name, backed up and with an undo.")
final class RenameCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "project|chat|document", converter = ItemKind.class, description = "What it is.")
    private Item.Kind kind;

    @Parameters(index = "1", paramLabel = "ID", description = "Its number, as “tidemark search” tells it.")
    private long id;

    @Parameters(index = "2", paramLabel = "NAME", description = "The new name. A document's file keeps its own.")
    private String name;

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        if (name.isBlank()) {
            throw new ParameterException(spec.commandLine(), "NAME is blank");
        }
        ItemChanges changes = context.services().itemChanges();
        Item item = new Item(kind, id);
        RowPreview preview = changes.planRename(item, name.strip(), context.cancellation());
        if (dryRun) {
            return Outcome.done(Json.object("dryRun", true, "sentence", preview.done().sentence(), "entry", null), page -> {
                page.line("Would be done: " + preview.done().sentence());
                page.line("  " + preview.sentence());
            });
        }
        RowReport report = changes.rename(item, name.strip(), preview, context.progress(), context.cancellation());
        return Outcome.done(Json.object("dryRun", false, "sentence", report.done().sentence(), "entry", report.entry().map(JournalEntry::number)), page -> {
            page.done(report.entry().isEmpty() ? "It has that name already." : report.done().sentence());
            report.entry().ifPresent(entry -> page.next("to take it back: " + page.command("undo " + entry.number())));
        });
    }
}
