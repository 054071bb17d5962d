package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day with a workspace: made, checked, backed up, restored, reset; and what happens when things are not as they should be. */
class WorkspaceCommandsTest {
    @TempDir Path folder;
    private Cli cli;
    private Database database;

    @BeforeEach void start() {
        cli = Cli.in(folder);
        database = Database.at(folder.resolve("storage/sqlite/app.db"));
    }

    @Test void initMakesAWorkspaceThatPassesTheCheck() {
        Cli.Run made = cli.run("init");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).isEqualTo("""
            ✓ storage is ready

              Database    storage/sqlite/app.db, new
              Migrations  9 migrations applied, now at V9

            Next: tidemark status
            """);
        Cli.Run check = cli.run("check");
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).isEqualTo("""
            ✓ Database connection successful
            ✓ Table “projects” exists
            ✓ Table “documents” exists
            ✓ Table “chats” exists
            ✓ Table “messages” exists
            ✓ Table “settings” exists
            ✓ All migrations are applied: V9
            ✓ The pages of the file are sound
            ✓ Every reference has its row
            ✓ The database can be written

            The set-up is correct.
            """);
    }

    @Test void initTwiceKeepsEverything() {
        cli.run("init other --sample");
        Cli.Run again = cli.run("init other");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("other/sqlite/app.db, kept as it was", "nothing to apply, at V9", "Next: tidemark status --workspace other");
        assertThat(cli.run("tables -w other --json").json().path("tables").findPath("rows").asLong()).isPositive();
    }

    @Test void theSampleIsTold() {
        assertThat(cli.run("init --sample").out()).containsPattern("Sample data +\\d+ projects, \\d+ documents, \\d+ chats, \\d+ messages, \\d+ settings");
    }

    @Test void theCheckNamesWhatIsMissingAndItsCure() {
        cli.run("init");
        cli.run("rollback --to 3 --no-backup");
        Cli.Run check = cli.run("check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("✗ Table “settings” is missing\n", "✗ 6 migrations are pending\n",
            "✓ Table “chats” exists\n").endsWith("The set-up has issues.\n\nNext: tidemark migrate\n");
        assertThat(cli.run("check --json").json().path("passed").asBoolean()).isFalse();
    }

    @Test void theCheckOfAReadOnlyDatabaseSaysFirstToMakeItWritableAndSaysItOnce() {
        cli.run("init");
        cli.run("rollback --to 8 --no-backup");
        assertThat(database.file().toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(database.file()), "this user may write to any file");
        String out = cli.run("check").out();
        assertThat(out).contains("✗ The database is read-only\n", "✗ 1 migration is pending   make the database writable first, then tidemark migrate\n")
            .containsOnlyOnce("give yourself write permission").contains("Next: give yourself write permission for ");
    }

    @Test void theCheckTellsABrokenReference() {
        cli.run("init --sample");
        database.write("break", ForeignKeys.CHECKED_BY_US, c -> Sql.run(c, "DELETE FROM projects WHERE id = (SELECT min(id) FROM projects)"));
        assertThat(cli.run("check").out()).containsPattern("✗ \\d+ rows point to a row that is gone");
    }

    @Test void theCheckOfAFolderWithoutADatabaseIsAFindingAndCreatesNothing() throws IOException {
        Files.createDirectories(folder.resolve("storage/migrations"));
        Cli.Run check = cli.run("check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).startsWith("✗ There is no file at ");
        assertThat(folder.resolve("storage")).isDirectoryNotContaining("glob:**sqlite");
    }

    @Test void aBackupIsListedVerifiedAndRestored() {
        cli.run("init --sample");
        long messages = messages();
        Cli.Run made = cli.run("backup --note", "before the clean-up");
        String name = made.out().lines().findFirst().orElseThrow().replaceFirst(".*/", "");
        assertThat(made.out()).startsWith("✓ Backed up to storage/backups/app.db.20250107_143000.backup\n").contains("verified");
        assertThat(cli.run("backups").out()).contains(name + "  7 Jan 2025 14:30  asked for  V9", "✓              before the clean-up", "1 backup in storage/backups");
        assertThat(cli.run("verify " + name).out()).startsWith("✓ storage/backups/" + name + " is sound\n  V9, ");

        database.write("lose", ForeignKeys.ENFORCED, c -> Sql.run(c, "DELETE FROM messages"));
        Cli.Run restored = cli.at(Cli.NOW.plusSeconds(60)).run("restore " + name);
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("✓ Restored " + name + ": V9, ", "Next: to take it back: tidemark restore app.db.20250107_143100.backup");
        assertThat(messages()).isEqualTo(messages);
    }

    @Test void aBackupCanBeNamedByAPathFromHere() throws IOException {
        cli.run("init");
        cli.run("backup");
        Path backup = folder.resolve("storage/backups/app.db.20250107_143000.backup");
        assertThat(cli.run("verify storage/backups/app.db.20250107_143000.backup").out()).endsWith("  V9, no rows in 5 tables\n");
        Files.delete(backup.resolveSibling(backup.getFileName() + ".json"));
        assertThat(cli.run("verify storage/backups/app.db.20250107_143000.backup").out()).contains("is sound\n  V9, no rows in 5 tables\n  It has no record beside it that can be read");
    }

    @Test void aBackupThatWasChangedIsRefusedAndNothingIsRestored() throws IOException {
        cli.run("init --sample");
        cli.run("backup");
        Path backup = folder.resolve("storage/backups/app.db.20250107_143000.backup");
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length - 1] ^= 1;
        Files.write(backup, bytes);
        for (String line : new String[] {"verify " + backup.getFileName(), "restore " + backup.getFileName()}) {
            Cli.Run run = cli.run(line);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("TM-401");
        }
        assertThat(messages()).isPositive();
    }

    @Test void resetAsksForAYes() {
        cli.run("init --sample");
        Cli.Run run = cli.run("reset");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--yes");
        assertThat(messages()).isPositive();
    }

    @Test void resetEmptiesTheDatabaseAndNamesTheWayBack() {
        cli.run("init --sample");
        Cli.Run run = cli.run("reset --yes");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("✓ Reset: the database is empty and at V9; what was there is in app.db.20250107_143000.backup.",
            "Next: to take it back: tidemark restore app.db.20250107_143000.backup");
        assertThat(messages()).isZero();
        assertThat(backups().list()).extracting(Backup::name).containsExactly("app.db.20250107_143000.backup");
    }

    @Test void schemaOfOneTableShowsColumnsKeysIndexesAndSql() {
        cli.run("init");
        assertThat(cli.run("schema SETTINGS").out()).startsWith("Column       Type          Null      Default")
            .containsPattern("(?m)^key +VARCHAR\\(\\d+\\) +not null$").contains("Indexes", "unique", "CREATE TABLE ");
        assertThat(cli.run("schema chats").out()).contains("References\n  project_id → projects.id  on delete cascade\n",
            "Referenced by\n  messages.chat_id  on delete cascade\n");
    }

    @Test void aViewOverADroppedTableIsSaidToBeBrokenAndItsSqlIsShown() {
        TestWorkspace.empty(folder).sql("CREATE TABLE t(a)", "CREATE VIEW sound AS SELECT 1 AS one", "CREATE VIEW torn AS SELECT a FROM t", "CREATE VIEW above AS SELECT a FROM torn", "DROP TABLE t");
        for (String name : List.of("torn", "above")) {
            Cli.Run run = cli.run("schema -w . " + name);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).startsWith("✗ The view is broken and cannot be queried: no such table: main.t\n").contains("CREATE VIEW " + name + " AS SELECT a FROM ");
        }
        assertThat(cli.run("schema -w . torn --json").json().path("brokenBecause").asString()).isEqualTo("no such table: main.t");
        assertThat(cli.run("schema -w . sound").exitCode()).isZero();
    }

    @Test void oddTablesAreShownInLinesAndInWords() {
        TestWorkspace.empty(folder).sql("CREATE TABLE pair (a TEXT, b INT, PRIMARY KEY (a, b))", "CREATE TABLE \"line\nend\" (a TEXT, b INT, FOREIGN KEY (a, b) REFERENCES pair (a, b))",
            "CREATE INDEX few ON pair (b) WHERE b > 3", "CREATE TRIGGER last AFTER DELETE ON pair BEGIN SELECT 1; END", "CREATE VIRTUAL TABLE words USING fts5(body)");
        String tables = cli.run("tables -w .").out();
        assertThat(tables).containsPattern("(?m)^line end +table +0 +2 +pair$").containsPattern("(?m)^words +virtual table +0 +1$");
        assertThat(cli.run("schema pair -w .").out()).contains("Referenced by\n  line\nend (a, b)\n", "\nCREATE INDEX few ON pair (b) WHERE b > 3;\nCREATE TRIGGER last AFTER DELETE ON pair BEGIN SELECT 1; END;\n");
        assertThat(cli.run("schema words -w .").out()).containsPattern("(?m)^rank +hidden$");
    }

    @Test void theWholeSchemaIsAScriptThatBuildsTheSameSchema() throws IOException {
        cli.run("init");
        String sql = cli.run("schema").out();
        Path copy = Files.createDirectories(folder.resolve("copy/migrations"));
        Files.writeString(copy.resolve("V1__all.sql"), sql);
        assertThat(cli.run("init copy").exitCode()).isZero();
        assertThat(cli.run("schema -w copy --json").json().path("fingerprint")).isEqualTo(cli.run("schema --json").json().path("fingerprint"));
    }

    @Test void anUnknownTableIsAProblemThatNamesTheKnownOnes() {
        cli.run("init");
        Cli.Run run = cli.run("schema chat");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no table or view named “chat”", "chats, documents, messages, projects, settings");
    }

    @Test void tablesAreListedWithTheirRows() {
        cli.run("init");
        assertThat(cli.run("tables").out()).isEqualTo("""
            Name       Kind   Rows  Columns  Indexes  References
            chats      table     0        5        1  projects
            documents  table     0       11        2  projects
            messages   table     0        6        1  chats
            projects   table     0        5
            settings   table     0        6        1

            5 tables, no views in storage/sqlite/app.db
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "current", "history", "pending", "migrate", "rollback --steps 1", "backup", "tables", "schema", "reset --yes"})
    void aDatabaseThatIsNotThereIsNeverCreated(String line) {
        Cli.Run run = cli.run(line + " -w nowhere.db");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("✗ ").contains("TM-101", "Nothing was created.");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "tables", "migrate", "backup"})
    void aFileThatIsNoDatabaseIsToldAndLeftAlone(String line) throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.db"), "Dear database, ".repeat(50));
        Cli.Run run = cli.run(line + " -w letter.db");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("TM-104");
        assertThat(letter).content().startsWith("Dear database");
    }

    private long messages() {
        return database.read(c -> Sql.number(c, "SELECT count(*) FROM messages"));
    }

    private BackupService backups() {
        return Services.of(new Workspaces(Map.of(), folder).open(Path.of("storage"))).backups();
    }
}
