package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite deletes all child rows when their parent table is dropped with foreign keys on; a rebuild drops it, and must not. */
class BigRebuildTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "TRUNCATE", "WAL"})
    void aRebuildOfAParentKeepsAHundredThousandChildren(String journalMode) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, journalMode, folder.resolve("w"), 100_000);
        Operation.MIGRATE.run(workspace, (doing, fraction) -> { });
        Database database = Database.at(workspace.resolve("sqlite/app.db"));
        database.read(connection -> {
            assertThat(Sql.number(connection, "SELECT count(*) FROM child")).isEqualTo(100_000);
            assertThat(Sql.number(connection, "SELECT count(*) FROM child JOIN parent ON parent.id = child.parent")).isEqualTo(100_000);
            assertThat(Sql.number(connection, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
            assertThat(Sql.text(connection, "PRAGMA journal_mode")).isEqualToIgnoringCase(journalMode.equals("TRUNCATE") ? "DELETE" : journalMode);
            return null;
        });
        Operation.ROLLBACK.run(workspace, (doing, fraction) -> { });
        database.read(connection -> assertThat(Sql.number(connection, "SELECT count(*) FROM child JOIN parent ON parent.id = child.parent")).isEqualTo(100_000));
    }
}
