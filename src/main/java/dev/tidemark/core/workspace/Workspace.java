package dev.tidemark.core.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that holds one database, its migrations, backups and stored documents. All paths are absolute.
 *
 * @param root the workspace folder
 * @param databaseFile the SQLite file; it may not exist yet
 * @param migrationFolders where the scripts are, first the one that new scripts go to
 */
public record Workspace(Path root, Path databaseFile, List<Path> migrationFolders) {
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

    public boolean hasDatabase() {
        return Files.exists(databaseFile);
    }
}
