package dev.tidemark.cli;

import dev.tidemark.core.chats.StorageOrphans;
import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "orphans", description = "Find stored files without rows, and documents without their file.")
final class OrphansCommand extends Subcommand {
    @Option(names = "--trash", description = "Move the files and collections to the trash; “tidemark undo” brings them back.")
    private boolean move;

    @Override Outcome run(Context context) {
        StorageOrphans orphans = context.services().storageOrphans();
        StorageOrphans.Found found = orphans.find(context.progress(), context.cancellation());
        if (!move || found.movable().isEmpty()) {
            return found.isEmpty() ? Outcome.done(json(context, found, null, List.of()), page -> page.done("Rows and stored files agree."))
                : Outcome.finding(json(context, found, null, List.of()), page -> show(context, page, found));
        }
        StorageOrphans.Moved moved = orphans.move(found, context.progress(), context.cancellation());
        Map<String, Object> json = json(context, found, moved.entry().map(entry -> entry.number()).orElse(null), moved.left());
        boolean all = moved.left().isEmpty() && found.rows().isEmpty();
        return new Outcome(all ? ExitCode.DONE : ExitCode.FINDING, json, page -> {
            if (moved.left().isEmpty()) {
                page.done(moved.entry().map(entry -> entry.sentence()).orElse("There was nothing left to move."));
            }
            moved.left().forEach(path -> page.wrong("could not be moved to the trash: " + context.shown(path)));
            if (!found.rows().isEmpty()) {
                show(context, page, new StorageOrphans.Found(List.of(), List.of(), found.rows()));
            }
            moved.entry().ifPresent(entry -> page.next("to take it back: " + page.command("undo " + entry.number())));
        });
    }

    private static void show(Context context, Page page, StorageOrphans.Found found) {
        found.files().forEach(file -> page.line("  no row: " + context.shown(file.path()) + ", " + Texts.size(file.bytes())));
        found.collections().forEach(folder -> page.line("  no project: " + context.shown(folder.path()) + ", " + Texts.size(folder.bytes())));
        found.rows().forEach(row -> page.line("  no file: document " + row.id() + ", " + row.filename() + " (" + row.stored() + ")"));
        page.line(found.words() + ".");
        if (!found.movable().isEmpty()) {
            page.next(page.command("orphans --trash"));
        } else {
            page.next("put the files back, or delete a document: " + page.command("delete document " + found.rows().getFirst().id() + " --dry-run"));
        }
    }

    private static Map<String, Object> json(Context context, StorageOrphans.Found found, Integer entry, List<Path> left) {
        return Json.object("files", found.files().stream().map(file -> json(context, file)).toList(), "collections", found.collections().stream().map(folder -> json(context, folder)).toList(),
            "rows", found.rows().stream().map(row -> Json.object("id", row.id(), "filename", row.filename(), "path", row.stored())).toList(), "bytes", found.bytes(),
            "left", left.stream().map(context::shown).toList(), "entry", entry);
    }

    private static Map<String, Object> json(Context context, StorageOrphans.Orphan orphan) {
        return Json.object("path", context.shown(orphan.path()), "bytes", orphan.bytes());
    }
}
