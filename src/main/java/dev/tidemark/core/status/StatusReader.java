package dev.tidemark.core.status;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.KnownDrift;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the state of a workspace. Reads only; blocking. */
public final class StatusReader {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final KnownDrift drift;
    private final Clock clock;

    public StatusReader(Workspace workspace, Database database, BackupService backups, KnownDrift drift, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.drift = drift;
        this.clock = clock;
    }

    /**
     * Reads the state. A migrations folder that cannot be read is told in it, so that the rest can be seen all the same.
     *
     * @throws Problem when the database cannot be read
     */
    public Status read() {
        Optional<Problem> unreadable = Optional.empty();
        MigrationFolder folder = new MigrationFolder(List.of(), List.of(), List.of(), Map.of());
        try {
            folder = MigrationFolder.read(workspace.migrationFolders());
        } catch (Problem problem) {
            unreadable = Optional.of(problem);
        }
        return read(folder, unreadable);
    }

    private Status read(MigrationFolder folder, Optional<Problem> unreadable) {
        return database.read(connection -> {
            List<String> tables = Contents.tables(connection);
            SchemaHistory history = SchemaHistory.read(connection);
            OptionalInt deviations = unreadable.isPresent() ? OptionalInt.empty() : drift.deviations(connection, history, folder);
            return new Status(database.file(), bytes(), Sql.text(connection, "PRAGMA journal_mode"), writable(),
                Timeline.of(history, folder), unreadable, deviations, tables.stream().anyMatch(table -> !table.equals(SchemaHistory.TABLE)),
                backups.list(), clock.instant(), workspace.readOnly());
        });
    }

    private boolean writable() {
        return !workspace.readOnly() && Files.isWritable(database.file()) && Files.isWritable(database.file().getParent());
    }

    private long bytes() {
        try {
            Path log = SqliteFile.sibling(database.file(), "-wal");
            return Files.size(database.file()) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
        }
    }
}
