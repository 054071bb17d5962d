package dev.tidemark.core.chats;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rows and the storage folders do not agree on: files that no document names, documents whose file is gone, vector collections of no project. Files go to the trash, and come back
 * with the undo of the journal; nothing is ever deleted here. No link is followed, and no path out of the workspace. Blocking; safe for any thread.
 */
public final class StorageOrphans {
    private static final String DOING = "Move files without rows";

    private final Workspace workspace;
    private final Database database;
    private final Journal journal;
    private final FileTrash trash;
    private final Clock clock;

    /** @param clock that of the system, as file times are: what was written within the last hour is left alone, since an upload writes the file before its row */
    public StorageOrphans(Workspace workspace, Database database, Journal journal, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.journal = journal;
        this.trash = new FileTrash(workspace);
        this.clock = clock;
    }

    /** A file or folder that no row belongs to. */
    public record Orphan(Path path, long bytes) { }

    /** A document whose file is not where its row says. @param stored the path of its row; may be null */
    public record Missing(long id, String filename, String stored) { }

    /**
     * What was found.
     *
     * @param files of the documents folder
     * @param collections folders {@code chroma/project_*}
     * @param rows documents without their file; those whose path leads out of the workspace are not among them, since they are not looked up
     */
    public record Found(List<Orphan> files, List<Orphan> collections, List<Missing> rows) {
        public Found {
            files = List.copyOf(files);
            collections = List.copyOf(collections);
            rows = List.copyOf(rows);
        }

        public boolean isEmpty() {
            return files.isEmpty() && collections.isEmpty() && rows.isEmpty();
        }

        /** What can go to the trash. */
        public List<Orphan> movable() {
            List<Orphan> all = new ArrayList<>(files);
            all.addAll(collections);
            return List.copyOf(all);
        }

        /** How much that is. */
        public long bytes() {
            return movable().stream().mapToLong(Orphan::bytes).sum();
        }

        /** "3 files without a row, one vector collection without a project". */
        public String words() {
            List<String> parts = new ArrayList<>();
            if (!files.isEmpty()) {
                parts.add(Texts.count(files.size(), "file without a row", "files without a row"));
            }
            if (!collections.isEmpty()) {
                parts.add(Texts.count(collections.size(), "vector collection without a project", "vector collections without a project"));
            }
            if (!rows.isEmpty()) {
                parts.add(Texts.count(rows.size(), "document without its file", "documents without their file"));
            }
            return String.join(", ", parts);
        }
    }

    /** What was moved. @param left what could not be; it is where it was. @param entry empty when nothing was there to move any more */
    public record Moved(Optional<JournalEntry> entry, List<Path> left) { }

    /**
     * Looks. Reads only.
     *
     * @return nothing for a database without documents or projects: what belongs to what is not known there
     * @throws Problem CANCELLED, INPUT_OUTPUT and those of the database
     */
    public Found find(Progress progress, Cancellation cancellation) {
        progress.report("Looking through the storage folders", -1);
        return database.read(connection -> look(connection, cancellation));
    }

    /**
     * Moves files and collections to the trash, down to the ones that still are orphans now, with an entry in the journal.
     *
     * @param shown what the person agreed to
     * @throws Problem WORKSPACE_BUSY, CANCELLED before anything is moved
     */
    public Moved move(Found shown, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, DOING)) {
            Set<Path> agreed = new HashSet<>(shown.movable().stream().map(Orphan::path).toList());
            Found now = find(progress, cancellation);
            Found going = new Found(now.files().stream().filter(each -> agreed.contains(each.path())).toList(), now.collections().stream().filter(each -> agreed.contains(each.path())).toList(), List.of());
            if (going.isEmpty()) {
                return new Moved(Optional.empty(), List.of());
            }
            cancellation.check("moving files without rows");
            List<Path> paths = going.movable().stream().map(Orphan::path).toList();
            List<String> lines = paths.stream().map(path -> workspace.root().relativize(path).toString()).toList();
            // Told before it is done: whatever lies in the trash has its entry, by which it is taken back.
            JournalEntry entry = journal.add(Draft.of("orphans", "Moved to the trash: " + going.words() + ", " + Texts.size(going.bytes()) + ".", null, lines, new Undo.Files()));
            return new Moved(Optional.of(entry), trash.put(entry.number(), paths));
        }
    }

    private Found look(Connection connection, Cancellation cancellation) throws SQLException {
        ChatTables tables = ChatTables.of(connection);
        StorageWalk walk = new StorageWalk(workspace, trash, clock.instant(), cancellation);
        List<Orphan> collections = tables.has("projects") ? walk.collections(id -> Sql.number(connection, "SELECT count(*) FROM main.projects WHERE id = ?", id) > 0) : List.of();
        if (!tables.has("documents", "file_path")) {
            return new Found(List.of(), collections, List.of());
        }
        NamedFiles named = new NamedFiles();
        List<Missing> missing = new ArrayList<>();
        String filename = tables.column("documents", "d", "filename");
        Sql.list(connection, "SELECT d.id, " + filename + ", d.file_path FROM main.documents d", row -> {
            cancellation.check("looking for files");
            String stored = row.getString(3);
            named.add(stored);
            if (StoredFile.find(workspace.root(), stored).state() == StoredFile.State.MISSING) {
                missing.add(new Missing(row.getLong(1), row.getString(2), stored));
            }
            return null;
        });
        return new Found(walk.files(named), collections, missing);
    }

    static Problem failed(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
