package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds, opens and makes workspaces. Blocking; safe for any thread. */
public final class Workspaces {
    /** What backups are called; a change of one would make it another than the one that was verified. */
    private static final Pattern BACKUP = Pattern.compile(".+\\.\\d{8}_\\d{6}(?:_\\d+)?\\.backup");

    private final Map<String, String> environment;
    private final Path here;

    /**
     * @param environment the environment variables; {@code DATABASE_URL}, {@code FLYWAY_URL} and {@code FLYWAY_LOCATIONS} are heeded
     * @param here the folder that relative paths in them start from
     */
    public Workspaces(Map<String, String> environment, Path here) {
        this.environment = Map.copyOf(environment);
        this.here = here.toAbsolutePath().normalize();
    }

    /** With the environment and the current folder of this process. */
    public static Workspaces ofThisProcess() {
        return new Workspaces(System.getenv(), Path.of(""));
    }

    /**
     * The workspace at a folder, or around a database file. Nothing is created.
     *
     * @param path a workspace folder, or a SQLite file: a file under {@code <root>/sqlite/} opens its workspace, any other one is
     *     opened with its own folder as the workspace; a backup, and a file that goes with this process ({@link PrivateNotes#holds}), are opened as {@link #openReadOnly} does
     * @throws Problem WORKSPACE_MISSING for a folder with neither database nor migrations; the problems of {@link SqliteFile#requireDatabase} for a file
     */
    public Workspace open(Path path) {
        Path absolute = here.resolve(path).toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            if (Files.notExists(absolute) && !looksLikeAFile(absolute)) {
                throw Problem.of(ProblemCode.WORKSPACE_MISSING, "path", absolute);
            }
            SqliteFile.requireDatabase(absolute);
            if (isBackup(absolute)) {
                return openReadOnly(absolute);
            }
            return PrivateNotes.holds(absolute) ? aroundFile(absolute).lookingAt(absolute) : aroundFile(absolute);
        }
        Workspace workspace = at(absolute);
        boolean anything = workspace.hasDatabase() || workspace.migrationFolders().stream().anyMatch(Files::isDirectory);
        if (!anything) {
            throw Problem.of(ProblemCode.WORKSPACE_MISSING, "path", absolute);
        }
        return workspace;
    }

    /** Whether a file has the name of a backup. */
    public static boolean isBackup(Path file) {
        return file.getFileName() != null && BACKUP.matcher(file.getFileName().toString()).matches();
    }

    /**
     * As {@link #open}, to be looked at only: nothing is written, neither into the file nor beside it. A backup has the scripts and files of the workspace whose backups folder it lies in.
     *
     * @throws Problem as {@link #open}
     */
    public Workspace openReadOnly(Path path) {
        Path absolute = here.resolve(path).toAbsolutePath().normalize();
        if (!isBackup(absolute) || Files.isDirectory(absolute)) {
            Workspace opened = open(path);
            return opened.lookingAt(opened.databaseFile());
        }
        SqliteFile.requireDatabase(absolute);
        return around(absolute).lookingAt(absolute);
    }

    /**
     * What was made of another file, to be looked at only, with the scripts and stored files that belong to that one.
     *
     * @param file the database to look at
     * @param of a database file or a backup, which need not be readable; it is not looked into
     */
    public Workspace openReadOnly(Path file, Path of) {
        return around(here.resolve(of).toAbsolutePath().normalize()).lookingAt(file);
    }

    private Workspace around(Path file) {
        Path folder = file.getParent();
        boolean kept = isBackup(file) && folder.endsWith("backups") && folder.getParent() != null;
        return kept ? at(folder.getParent()) : aroundFile(file);
    }

    /** The workspace that this folder is or would become; nothing is checked or created. */
    public Workspace at(Path root) {
        return new WorkspaceConfig(here.resolve(root).toAbsolutePath().normalize(), here, environment).workspace();
    }

    /** What to open to get a workspace again: its folder, or the database file when another one would be found there. */
    public Path reopenPath(Workspace workspace) {
        return at(workspace.root()).equals(workspace) ? workspace.root() : workspace.databaseFile();
    }

    /** Makes the folders of a workspace that are missing; what exists is left as it is. */
    public void makeFolders(Workspace workspace) {
        try {
            for (Path folder : List.of(workspace.root(), workspace.databaseFile().getParent(), workspace.migrations(), workspace.documents(), workspace.chroma())) {
                Files.createDirectories(folder);
            }
            Private.folder(workspace.backups());
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.root(), "detail", Texts.reason(failure));
        }
    }

    private static boolean looksLikeAFile(Path path) {
        return path.getFileName() != null && path.getFileName().toString().matches("(?i).*\\.(db|db3|sqlite|sqlite3)");
    }

    private Workspace aroundFile(Path file) {
        Path folder = file.getParent();
        boolean insideWorkspace = folder.getFileName() != null && folder.getFileName().toString().equals("sqlite")
            && Files.isDirectory(folder.resolveSibling("migrations"));
        Path root = insideWorkspace ? folder.getParent() : folder;
        return new Workspace(root, file, at(root).migrationFolders());
    }
}
