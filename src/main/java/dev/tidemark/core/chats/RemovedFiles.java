package dev.tidemark.core.chats;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which stored files lose their last row in a delete. Asked before and after it, inside its transaction. */
final class RemovedFiles {
    private static final int SHOWN = 5;

    private record Stored(long id, String path) { }

    private final Workspace workspace;
    private final FileTrash trash;
    private final Item item;
    private final boolean known;
    private final List<Stored> before;
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> going = new LinkedHashSet<>();

    /** Looks at the documents that may go; call before the delete. */
    RemovedFiles(Workspace workspace, FileTrash trash, Item item, Connection connection, ChatTables tables) throws SQLException {
        this.workspace = workspace;
        this.trash = trash;
        this.item = item;
        this.known = item.kind() != Item.Kind.CHAT && tables.has("documents", "file_path");
        this.before = !known ? List.of() : Sql.list(connection, "SELECT id, file_path FROM main.documents WHERE " + (item.kind() == Item.Kind.PROJECT ? "project_id" : "id") + " = ?",
            row -> new Stored(row.getLong(1), row.getString(2)), item.id());
    }

    /** Finds the files whose documents are gone now; call after the delete. */
    void look(Connection connection) throws SQLException {
        if (item.kind() == Item.Kind.CHAT) {
            return;
        }
        List<Stored> left = known ? Sql.list(connection, "SELECT id, file_path FROM main.documents", row -> new Stored(row.getLong(1), row.getString(2))) : List.of();
        Set<Long> staying = new HashSet<>(left.stream().map(Stored::id).toList());
        List<Stored> gone = before.stream().filter(stored -> !staying.contains(stored.id())).toList();
        Set<String> names = new HashSet<>(gone.stream().map(stored -> lastName(stored.path())).toList());
        String ownFolder = "project_" + item.id();
        Set<Path> needed = new HashSet<>();
        left.stream().filter(stored -> stored.path() != null && (names.contains(lastName(stored.path())) || stored.path().contains(ownFolder)))
            .map(stored -> StoredFile.find(workspace.root(), stored.path()).path()).filter(path -> path != null).forEach(needed::add);
        List<String> outside = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Stored stored : gone) {
            StoredFile file = StoredFile.find(workspace.root(), stored.path());
            if (file.state() == StoredFile.State.OUTSIDE || file.state() == StoredFile.State.PRESENT && !(file.path().startsWith(workspace.documents()) && trash.takes(file.path()))) {
                outside.add(stored.path());
            } else if (file.state() == StoredFile.State.PRESENT && needed.contains(file.path())) {
                shared.add(stored.path());
            } else if (file.state() == StoredFile.State.PRESENT) {
                going.add(file.path());
            } else if (file.path() != null && !Files.notExists(file.path()) && !Files.isDirectory(file.path())) {
                unseen.add(stored.path());
            }
        }
        note(unseen, " that you may not look at stays: ", " that you may not look at stay: ");
        note(outside, " outside of the documents folder stays: ", " outside of the documents folder stay: ");
        note(shared, " that another document has too stays: ", " that other documents have too stay: ");
        folders(needed);
    }

    private void folders(Set<Path> needed) {
        if (item.kind() == Item.Kind.PROJECT) {
            Path folder = workspace.documents().resolve("project_" + item.id());
            if (Files.isDirectory(folder) && trash.takes(folder) && needed.stream().noneMatch(path -> path.startsWith(folder))) {
                going.removeIf(path -> path.startsWith(folder));
                going.add(folder);
            }
            Path vectors = vectors();
            if (Files.isDirectory(vectors) && trash.takes(vectors)) {
                going.add(vectors);
            }
        } else if (before.size() == 1 && Files.isDirectory(workspace.chroma())) {
            notes.add("What its vector collection has of it stays there: only the chatbot can remove that.");
        }
    }

    private Path vectors() {
        return workspace.chroma().resolve("project_" + item.id());
    }

    private void note(List<String> paths, String one, String many) {
        if (!paths.isEmpty()) {
            notes.add(Texts.count(paths.size(), "file", "files") + (paths.size() == 1 ? one : many) + String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())))
                + (paths.size() > SHOWN ? " …" : ""));
        }
    }

    private static String lastName(String path) {
        return path == null ? "" : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Files and folders to move. */
    List<Path> going() {
        return List.copyOf(going);
    }

    boolean takesVectors() {
        return going.contains(vectors());
    }

    /** How many files those are; a vector collection is not counted by its files. */
    long count() {
        return going.stream().filter(path -> !path.equals(vectors())).mapToLong(RemovedFiles::filesIn).sum();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    static long filesIn(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException failure) {
            throw unreadable(path, failure);
        } catch (UncheckedIOException failure) {
            // A folder further down that cannot be entered is told by the stream.
            throw unreadable(path, failure.getCause());
        }
    }

    private static Problem unreadable(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
