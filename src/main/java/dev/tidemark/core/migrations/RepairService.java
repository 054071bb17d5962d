package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the schema history into agreement with the scripts, as Flyway's own repair does, but shown before and one row at a time if wanted.
 * The rows afterwards are those that stock Flyway's repair leaves. Blocking.
 */
public final class RepairService {
    private final Workspace workspace;
    private final Database database;
    private final SafeRoad road;
    private final String user;

    public RepairService(Workspace workspace, Database database, SafeRoad road, String user) {
        this.workspace = workspace;
        this.database = database;
        this.road = road;
        this.user = user;
    }

    /** Everything that Flyway's repair would do. Reads only. A script that is gone and was the newest of all is left alone, as Flyway leaves it. */
    public Repair plan() {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        SchemaHistory history = database.read(SchemaHistory::read);
        List<Repair.Action> actions = new ArrayList<>();
        history.rows().stream().filter(row -> !row.success()).forEach(row -> actions.add(new Repair.RemoveFailed(row)));
        Optional<Version> highest = folder.highest();
        for (HistoryRow row : history.applied()) {
            if (row.isBaseline()) {
                continue;
            }
            Optional<Migration> file = folder.migrations().stream().filter(m -> DriftService.is(m, row)).findFirst();
            if (file.isEmpty() && (row.version() == null || highest.isPresent() && row.version().compareTo(highest.get()) < 0)) {
                actions.add(new Repair.TakeBack(row));
            } else if (row.version() != null && file.filter(m -> differs(m, row)).isPresent()) {
                actions.add(new Repair.Accept(row, file.get()));
            }
        }
        return new Repair(actions);
    }

    /** The one action that makes a script's present text, or name, count as applied; empty when there is no such row or nothing differs. Reads only. */
    public Optional<Repair> planAccept(Version version) {
        return plan().accepting(version);
    }

    /**
     * Carries a repair out, or a chosen part of one, after a backup.
     *
     * @return the backup; empty when there was nothing to do
     * @throws Problem PLAN_OUTDATED when an action no longer fits
     */
    public Optional<Backup> repair(Repair repair, Progress progress, Cancellation cancellation) {
        if (repair.empty()) {
            return Optional.empty();
        }
        if (!plan().actions().containsAll(repair.actions())) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "the history or the scripts are not as they were");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        repair.actions().forEach(action -> {
            if (action instanceof Repair.Accept accept) {
                texts.put(accept.migration().fileName(), accept.migration().sql());
            }
        });
        List<String> details = repair.actions().stream().map(Repair.Action::sentence).toList();
        return Optional.of(road.carryOut("Repair the schema history", "repair", BackupReason.BEFORE_REPAIR, ForeignKeys.CHECKED_BY_US, connection -> {
            write(connection, repair);
            return new SafeRoad.Done(repair.sentence(), details, texts);
        }, progress, cancellation).backup());
    }

    private void write(Connection connection, Repair repair) throws SQLException {
        List<HistoryRow> rows = SchemaHistory.read(connection).rows();
        for (Repair.Action action : repair.actions()) {
            if (!rows.contains(action.row())) {
                throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "the history changed in between");
            }
            switch (action) {
                case Repair.RemoveFailed(HistoryRow row) -> Sql.run(connection, "DELETE FROM " + SchemaHistory.TABLE + " WHERE installed_rank = ? AND success = 0", row.rank());
                case Repair.Accept(HistoryRow row, Migration migration) -> Sql.run(connection, "UPDATE " + SchemaHistory.TABLE
                    + " SET description = ?, type = 'SQL', checksum = ? WHERE installed_rank = ?", HistoryRows.description(migration), migration.checksum(), row.rank());
                case Repair.TakeBack(HistoryRow row) -> HistoryRows.takenBack(connection, row, user);
            }
        }
    }

    private static boolean differs(Migration migration, HistoryRow row) {
        return !Objects.equals(row.checksum(), migration.checksum()) || !Timeline.hasTheName(migration, row) || !row.type().equals("SQL");
    }
}
