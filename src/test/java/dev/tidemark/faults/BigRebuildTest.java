package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.app.Launcher;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.util.stream.Collectors;
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

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void theCommandLineKeepsThemThereAndBack(String journalMode) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, journalMode, folder.resolve("w"), 100_000);
        Database database = Database.at(workspace.resolve("sqlite/app.db"));
        assertThat(commandLine("migrate", "--to", "2", "--workspace", workspace.toString())).contains("V1 → V2");
        childrenAreAllThere(database, journalMode, "parent(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        assertThat(commandLine("rollback", "--to", "1", "--workspace", workspace.toString())).contains("V2 → V1");
        childrenAreAllThere(database, journalMode, "parent\"(id INTEGER PRIMARY KEY, name TEXT)");
    }

    private static void childrenAreAllThere(Database database, String journalMode, String parent) {
        database.read(connection -> {
            assertThat(Sql.number(connection, "SELECT count(*) FROM child JOIN parent ON parent.id = child.parent AND parent.id = 1 + child.id % 200")).isEqualTo(100_000);
            assertThat(Sql.number(connection, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
            assertThat(Sql.text(connection, "PRAGMA journal_mode")).isEqualToIgnoringCase(journalMode);
            return assertThat(Sql.text(connection, "SELECT replace(sql, char(34), '') FROM sqlite_schema WHERE name = 'parent'")).endsWith(parent.replace("\"", ""));
        });
    }

    /** What the program says, in a process of its own, which has to end with 0. */
    private String commandLine(String... arguments) throws Exception {
        Process process = Child.program(Launcher.class, folder, arguments);
        try (var said = process.inputReader()) {
            String all = said.lines().collect(Collectors.joining("\n"));
            assertThat(process.waitFor()).as(all).isZero();
            return all;
        }
    }
}
