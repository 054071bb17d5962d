package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the live database, which is only read, whether rows are in the way of a draft: first for one such row, and only where there is one for their number. */
final class RowObstacles {
    private static final int ERROR = 1;

    private RowObstacles() { }

    static List<RowObstacle> find(Database database, List<RowCheck> checks, Cancellation cancellation) {
        if (checks.isEmpty() || !Files.exists(database.file())) {
            return List.of();
        }
        return database.read(connection -> Interruptible.run(connection, cancellation, "looking for rows in the way", work -> {
            // A look at the schema costs less than a failed statement: tables that pending migrations make have no rows.
            Schema live = SchemaReader.read(work);
            List<RowObstacle> obstacles = new ArrayList<>();
            for (RowCheck check : checks) {
                if (live.table(check.before()).isPresent()) {
                    ask(work, check).ifPresent(obstacles::add);
                }
            }
            return obstacles;
        }));
    }

    private static Optional<RowObstacle> ask(Connection connection, RowCheck check) throws SQLException {
        try {
            return check.ask(connection);
        } catch (SQLException failure) {
            // What the statement names is not there yet, as before a pending migration, or a function is the application's own.
            if (SqliteErrors.primaryCode(failure) == ERROR) {
                return Optional.of(check.unasked(SqliteErrors.reason(failure)));
            }
            throw failure;
        }
    }
}
