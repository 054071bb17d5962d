package dev.tidemark.core.chats;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a delete whose process may die between the commit of the rows and the moving of the files: written down before the commit, so that the next start moves them. The rows go
 * first: a row without its file would be a loss that shows, a file without its row is only left over.
 */
final class PendingRemoval {
    private final Workspace workspace;

    PendingRemoval(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What is written down.
     *
     * @param sentence how the journal will tell of it
     * @param files from the workspace folder
     */
    record Note(Item.Kind kind, long id, String sentence, List<String> files) { }

    /** Writes down which files will follow the rows. */
    void announce(Item item, String sentence, List<Path> files) {
        Note note = new Note(item.kind(), item.id(), sentence, files.stream().map(path -> workspace.root().relativize(path).toString()).toList());
        WholeFile.at(file(item)).ownerOnly().makingFolder().write(JsonMapper.shared().writeValueAsString(note));
    }

    /** The files have followed, or the rows are still there. What cannot be removed is looked at, and removed, at the next start. */
    void end(Item item) {
        try {
            Files.deleteIfExists(file(item));
        } catch (IOException failure) {
            System.getLogger(PendingRemoval.class.getName()).log(System.Logger.Level.WARNING, "Could not remove " + file(item), failure);
        }
    }

    /** Moves the files of deletes that were made and whose process died. After the journal was settled: its entry names their place in the trash. @throws Problem WORKSPACE_BUSY … */
    void settle(Database database, Journal journal, FileTrash trash) {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look at an interrupted delete"); Stream<Path> notes = Files.list(folder())) {
            for (Path file : notes.filter(path -> path.toString().endsWith(".json")).toList()) {
                Note note = JsonMapper.shared().readValue(Files.readAllBytes(file), Note.class);
                if (!isThere(database, note)) {
                    follow(note, journal, trash);
                }
                Files.delete(file);
            }
        } catch (IOException | JacksonException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder(), "detail", failure instanceof IOException io ? Texts.reason(io) : "it is not what Tidemark wrote");
        }
    }

    private void follow(Note note, Journal journal, FileTrash trash) {
        Optional<JournalEntry> made = journal.entries().stream().filter(entry -> entry.kind().equals("delete") && entry.sentence().equals(note.sentence())).reduce((_, later) -> later);
        if (made.isEmpty()) {
            System.getLogger(PendingRemoval.class.getName()).log(System.Logger.Level.WARNING, "No entry of the journal tells of “" + note.sentence() + "”; its files stay where they are");
            return;
        }
        int entry = made.get().number();
        // Once the first may have been moved, the trash knows them all; a new list would forget those that are there.
        List<Path> left = trash.of(entry, false).isEmpty() ? trash.put(entry, note.files().stream().map(workspace.root()::resolve).filter(Files::exists).toList()) : trash.putAgain(entry);
        if (!left.isEmpty()) {
            System.getLogger(PendingRemoval.class.getName()).log(System.Logger.Level.WARNING, "Could not be moved to the trash: " + left);
        }
    }

    private static boolean isThere(Database database, Note note) {
        return database.read(connection -> Sql.first(connection, "SELECT 1 FROM main." + Identifiers.quote(note.kind().table()) + " WHERE id = ?", row -> true, note.id())).isPresent();
    }

    private Path folder() {
        return workspace.records().resolve("removing");
    }

    private Path file(Item item) {
        return folder().resolve(item.kind().word() + "-" + item.id() + ".json");
    }
}
