package dev.tidemark.core.health;

import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What changes how a database lies in its files and none of its rows, and cannot be done in a transaction: alone, and written into the journal. Blocking. */
public final class Upkeep {
    private final Workspace workspace;
    private final Database database;
    private final Journal journal;

    public Upkeep(Workspace workspace, Database database, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.journal = journal;
    }

    /**
     * Does it on a connection of its own without a transaction.
     *
     * @param name for the status bar and a second Tidemark: "Write the log back"
     * @param done what was done, for the journal
     * @return {@code done}
     * @throws dev.tidemark.core.common.Problem WORKSPACE_BUSY, LOCKED, READ_ONLY and those of the work
     */
    public String run(String name, String done, List<String> statements, Sql.Work<Void> work) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, name)) {
            return database.exclusively(name, () -> {
                try (Connection connection = database.openForWriting(ForeignKeys.CHECKED_BY_US)) {
                    work.on(connection);
                } catch (SQLException failure) {
                    throw SqliteErrors.problem(failure, database.file());
                }
                journal.add(Draft.of("cure", done, null, statements, new Undo.None("no row and no structure was changed")));
                return done;
            });
        }
    }
}
