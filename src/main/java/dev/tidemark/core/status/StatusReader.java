package dev.tidemark.core.status;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Reads the state of a workspace. Reads only; blocking. */
public final class StatusReader {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Clock clock;

    public StatusReader(Workspace workspace, Database database, BackupService backups, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.clock = clock;
    }

    /** @throws Problem when the database or the migrations folder cannot be read */
    public Status read() {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return database.read(connection -> {
            List<String> tables = Contents.tables(connection);
            return new Status(database.file(), bytes(), Sql.text(connection, "PRAGMA journal_mode"), writable(),
                Timeline.of(SchemaHistory.read(connection), folder), tables.stream().anyMatch(table -> !table.equals(SchemaHistory.TABLE)),
                backups.list(), clock.instant());
        });
    }

    private boolean writable() {
        return Files.isWritable(database.file()) && Files.isWritable(database.file().getParent());
    }

    private long bytes() {
        try {
            Path log = SqliteFile.sibling(database.file(), "-wal");
            return Files.size(database.file()) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", String.valueOf(failure.getMessage()));
        }
    }
}
