package dev.tidemark.core.chats;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What deleting a project, a chat or a document would do, found by doing it in a transaction that was taken back.
 *
 * @param name its name; never null
 * @param preview the rows of all tables that go or change, as the database's own foreign keys and triggers have it
 * @param files files and folders that go to the trash
 * @param fileCount how many files that are, those in folders counted
 * @param vectors whether a vector collection is among them
 * @param notes what a person should know besides: files that stay, and why
 */
public record RemovalPlan(Item item, String name, RowPreview preview, List<Path> files, long fileCount, boolean vectors, List<String> notes) {
    private static final Map<String, String> WORDS = Map.of("projects", "project", "documents", "document", "chats", "chat", "messages", "message");

    public RemovalPlan {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** What goes with it: "12 documents, 8 chats, 431 messages; 12 files, one vector collection"; "nothing else" where nothing does. */
    public String sentence() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("documents", "chats", "messages")) {
            preview.tables().stream().filter(change -> change.table().equals(table)).forEach(change -> add(rows, change));
        }
        preview.tables().stream().filter(change -> !List.of("documents", "chats", "messages").contains(change.table())).forEach(change -> add(rows, change));
        List<String> stored = new ArrayList<>();
        if (fileCount > 0) {
            stored.add(Texts.count(fileCount, "file", "files"));
        }
        if (vectors) {
            stored.add("one vector collection");
        }
        String all = String.join(", ", rows) + (rows.isEmpty() || stored.isEmpty() ? "" : "; ") + String.join(", ", stored);
        return all.isEmpty() ? "nothing else" : all;
    }

    private void add(List<String> rows, TableChange change) {
        long gone = change.deleted() - (change.table().equals(item.kind().table()) ? 1 : 0);
        String word = WORDS.get(change.table());
        if (gone > 0) {
            rows.add(word == null ? Texts.count(gone, "row", "rows") + " of " + change.table() : Texts.count(gone, word, word + "s"));
        }
        if (change.updated() + change.inserted() > 0) {
            rows.add(Texts.count(change.updated() + change.inserted(), "changed row", "changed rows") + " of " + change.table());
        }
    }
}
