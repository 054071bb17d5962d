package dev.tidemark.ui.chats;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.ItemChanges;
import dev.tidemark.core.chats.RemovalPlan;
import dev.tidemark.core.chats.export.ChatExport;
import dev.tidemark.core.chats.export.ChatFormat;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done with a project, a chat or a document: rename it, delete it after a look at what goes with it, write it into a file. On the window's thread only. */
final class ItemDeeds {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;

    ItemDeeds(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
    }

    /** Finds out what goes with it, asks, and deletes. */
    void delete(Item item) {
        Services services = session.services();
        jobs.<RemovalPlan>run(Messages.text("chats.delete.looking"), (progress, cancellation) -> services.itemChanges().planRemoval(item, cancellation),
            plan -> dialogs.confirm(question(plan), () -> deleteNow(services, plan)));
    }

    /** Gives it a name that is not blank and another than it has. */
    void rename(Item item, String name) {
        Services services = session.services();
        jobs.<RowReport>run(Messages.text("chats.rename.doing"), (progress, cancellation) -> services.itemChanges().rename(item, name, null, progress, cancellation), report -> {
            session.changed();
            tell(report.done().sentence(), report.entry());
        });
    }

    /** Asks for a file and writes a project or a chat into it, in the format of its ending. */
    void export(Item item, String name) {
        String proposed = name.replaceAll("[^\\p{L}\\p{N} _.-]+", "-").strip() + ".html";
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("chats.export.title", name)).named(proposed).only(Messages.text("chats.export.kind"), "*.html", "*.md", "*.json"), file -> write(item, file));
    }

    private void write(Item item, Path file) {
        Services services = session.services();
        String fileName = file.getFileName().toString();
        ChatFormat format = ChatFormat.of(fileName.substring(fileName.lastIndexOf('.') + 1)).orElse(ChatFormat.MARKDOWN);
        jobs.<ChatExport.Written>run(Messages.text("chats.export.doing"), (progress, cancellation) -> services.chatExport().toFile(item, format, file, true, progress, cancellation),
            written -> dialogs.notify(Messages.text("chats.export.done", Texts.count(written.messages(), "message", "messages"), fileName)));
    }

    private static Confirmation question(RemovalPlan plan) {
        List<String> details = new ArrayList<>(plan.preview().tables().stream().map(TableChange::sentence).toList());
        if (plan.fileCount() > 0 || plan.vectors()) {
            details.add(Messages.text("chats.delete.trash"));
        }
        details.addAll(plan.notes());
        String back = plan.preview().onlyByBackup() == null ? Messages.text("chats.delete.back") : Messages.text("chats.delete.onlyBackup", plan.preview().onlyByBackup());
        String word = plan.item().kind().word();
        return Confirmation.of(Messages.text("chats.delete.title", word, plan.name()), Messages.text("chats.delete.sentence", plan.sentence(), back), Messages.text("chats.delete.verb", word))
            .withDetails(details).asDanger();
    }

    private void deleteNow(Services services, RemovalPlan plan) {
        jobs.<ItemChanges.Removed>run(Messages.text("chats.delete.doing"), (progress, cancellation) -> services.itemChanges().remove(plan, progress, cancellation), removed -> {
            session.changed();
            String left = removed.left().isEmpty() ? "" : " " + Messages.text("chats.delete.left", String.join(", ", removed.left().stream().map(Path::toString).toList()));
            tell(removed.report().done().sentence() + left, removed.report().entry());
        });
    }

    private void tell(String sentence, Optional<JournalEntry> entry) {
        if (entry.isPresent()) {
            dialogs.notify(sentence, Messages.text("journal.undo.action"), () -> navigator.open(new Request.UndoEntry(entry.get().number())));
        } else {
            dialogs.notify(sentence);
        }
    }
}
