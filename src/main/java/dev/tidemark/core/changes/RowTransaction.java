package dev.tidemark.core.changes;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One write transaction whose changed rows are captured: taken back after a look, or committed with its undo on the disk before. */
final class RowTransaction {
    private static final int EXAMPLES = 20;

    private final Database database;
    private final RowWork change;
    private final Cancellation cancellation;

    RowTransaction(Database database, RowWork change, Cancellation cancellation) {
        this.database = database;
        this.change = change;
        this.cancellation = cancellation;
    }

    RowPreview preview() {
        return transaction(connection -> {
            RowCapture capture = RowCapture.begin(connection);
            SafeRoad.Done done = change.work().on(connection);
            List<RowChange> examples = new ArrayList<>();
            Map<String, Integer> taken = new LinkedHashMap<>();
            RowCapture.Captured captured = capture.look(_ -> { }, row -> {
                if (taken.merge(row.table(), 1, Integer::sum) <= EXAMPLES) {
                    examples.add(row);
                }
            }, cancellation);
            connection.rollback();
            return new RowPreview(done, captured.tables(), examples, captured.onlyByBackup());
        });
    }

    RowReport commit(RowPreview shown, boolean rowsOnly, Backup backup, Journal journal) {
        try (ChangeFile file = ChangeFile.create(journal.folder().resolve(UUID.randomUUID() + ".rows.gz"))) {
            Committed committed = transaction(connection -> {
                RowCapture capture = RowCapture.begin(connection);
                SafeRoad.Done done = change.work().on(connection);
                RowCapture.Captured captured = capture.look(file::shape, file::row, cancellation);
                captured.sequences().forEach(file::sequence);
                if (shown != null && !shown.samePlanAs(captured.tables())) {
                    throw Problem.of(ProblemCode.CHANGE_OUTDATED, "detail", RowPreview.difference(shown.tables(), captured.tables()));
                }
                requireReferences(connection, captured.tables(), backup, journal);
                capture.end();
                cancellation.check(change.name());
                boolean nothing = captured.tables().isEmpty() && captured.onlyByBackup() == null;
                if (nothing && rowsOnly) {
                    connection.rollback();
                    return new Committed(done, List.of(), null, null);
                }
                Draft draft = draft(done, captured, backup, file, nothing);
                if (draft.undo() instanceof Undo.Restore) {
                    // No row tells afterwards whether it was made, so the whole content has to.
                    draft = draft.leadingTo(Contents.hashIfSmall(connection, cancellation).orElse(null));
                }
                file.flush();
                return new Committed(done, captured.tables(), draft, committed(connection, draft, file, journal));
            });
            return new RowReport(committed.done(), committed.tables(), backup, Optional.ofNullable(committed.intent()).map(intent -> intent.done(committed.draft())));
        }
    }

    private record Committed(SafeRoad.Done done, List<TableChange> tables, Draft draft, Journal.Intent intent) { }

    private Journal.Intent committed(Connection connection, Draft draft, ChangeFile file, Journal journal) throws SQLException {
        Journal.Intent intent = journal.intend(draft);
        try {
            connection.commit();
        } catch (SQLException failure) {
            intent.dropped(draft);
            throw failure;
        }
        if (draft.undo() instanceof Undo.Rows) {
            file.keep();
        }
        return intent;
    }

    private Draft draft(SafeRoad.Done done, RowCapture.Captured captured, Backup backup, ChangeFile file, boolean nothing) {
        Map<String, RowCount> counts = new LinkedHashMap<>();
        captured.tables().forEach(t -> counts.put(t.table(), new RowCount(t.rowsBefore(), t.rowsAfter())));
        Undo undo = nothing ? new Undo.None("no row was changed")
            : captured.onlyByBackup() == null ? new Undo.Rows(file.name()) : new Undo.Restore(backup.name(), captured.onlyByBackup());
        return new Draft(change.kind(), done.sentence(), backup.name(), done.details(), done.scripts(), counts, undo, change.undoes());
    }

    /**
     * With foreign keys enforced SQLite lets no reference break; otherwise none may break that was whole in the backup. An undo may bring back what was
     * broken before the change that it takes back.
     */
    private void requireReferences(Connection connection, List<TableChange> tables, Backup backup, Journal journal) throws SQLException {
        if (change.foreignKeys() == ForeignKeys.ENFORCED) {
            return;
        }
        Optional<Path> undone = Optional.ofNullable(change.undoes()).flatMap(journal::entry).map(JournalEntry::backup).map(backup.file()::resolveSibling).filter(Files::isRegularFile);
        for (String table : mayBreak(SchemaReader.read(connection), tables)) {
            long now = brokenRows(connection, table);
            long before = now == 0 ? 0 : Database.at(backup.file()).read(copy -> brokenRows(copy, table));
            if (now > before && undone.isPresent()) {
                before = Math.max(before, Database.at(undone.get()).read(copy -> brokenRows(copy, table)));
            }
            if (now > before) {
                throw Problem.of(ProblemCode.CONSTRAINT, "detail", (now - before) + " more rows of “" + table + "” would point to nothing than before");
            }
        }
    }

    /** The touched tables themselves and those that refer to them. */
    private static Set<String> mayBreak(Schema schema, List<TableChange> tables) {
        Set<String> all = new LinkedHashSet<>();
        tables.forEach(change -> {
            all.add(change.table());
            schema.referencesTo(change.table()).forEach(reference -> all.add(reference.table()));
        });
        return all;
    }

    private static long brokenRows(Connection connection, String table) throws SQLException {
        return References.ofTable(connection, table).broken().stream().mapToLong(References.Broken::rows).sum();
    }

    private <T> T transaction(Sql.Work<T> work) {
        return database.exclusively(change.name(), () -> {
            try (Connection connection = database.openForWriting(change.foreignKeys())) {
                connection.setAutoCommit(false);
                return Interruptible.run(connection, cancellation, change.name(), each -> Sql.orRollBack(each, work));
            } catch (SQLException failure) {
                throw SqliteErrors.problem(failure, database.file());
            }
        });
    }
}
