package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that holds one database, its migrations, backups and stored documents. All paths are absolute.
 *
 * @param root the workspace folder
 * @param databaseFile the SQLite file; it may not exist yet
 * @param migrationFolders where the scripts are, first the one that new scripts go to
 * @param readOnly whether it was opened to be looked at only: then no byte is written into the file, beside it or into the folder
 */
public record Workspace(Path root, Path databaseFile, List<Path> migrationFolders, boolean readOnly) {
    /** The folders of a workspace whose files belong to the rows of its database; a backup with files holds these and no others. */
    public static final List<String> STORED_FOLDERS = List.of("documents", "chroma");

    /** A workspace that can be changed. */
    public Workspace(Path root, Path databaseFile, List<Path> migrationFolders) {
        this(root, databaseFile, migrationFolders, false);
    }

    /** Another database file with the scripts and stored files of this workspace, to be looked at only. */
    public Workspace lookingAt(Path file) {
        return new Workspace(root, file, migrationFolders, true);
    }

    /** @throws Problem OPENED_READ_ONLY when it was opened to be looked at only */
    public void requireChangeable() {
        if (readOnly) {
            throw Problem.of(ProblemCode.OPENED_READ_ONLY, "path", databaseFile);
        }
    }

    /**
     * The name a person knows the workspace by: its folder's, or the folder around it where it is called {@code storage} as all are that follow the
     * specification.
     */
    public String name() {
        Path folder = root.endsWith("storage") && root.getParent() != null && root.getParent().getFileName() != null ? root.getParent() : root;
        return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
    }

    /** The name a person knows the database by: its file name, for example "app.db". */
    public String databaseName() {
        return databaseFile.getFileName().toString();
    }

    /** The folder that new migrations go to. */
    public Path migrations() {
        return migrationFolders.getFirst();
    }

    public Path backups() {
        return root.resolve("backups");
    }

    public Path documents() {
        return root.resolve("documents");
    }

    public Path chroma() {
        return root.resolve("chroma");
    }

    /** Tidemark's own records of this workspace: journal, lock. */
    public Path records() {
        return root.resolve(".tidemark");
    }

    /** What Tidemark keeps for itself and could make again: results, layouts, the search index, rehearsals. Elsewhere, and only for this process, when nothing may be written here. */
    public Path notes() {
        return readOnly ? PrivateNotes.of(databaseFile) : records();
    }

    /** Whether there is a database, or nobody may look whether there is one. */
    public boolean hasDatabase() {
        return !Files.notExists(databaseFile);
    }
}
