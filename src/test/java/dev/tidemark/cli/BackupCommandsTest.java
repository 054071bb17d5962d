package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.FolderImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    private static final String BACKUP = "app.db.20250107_143000.backup";

    @TempDir Path folder;

    @BeforeEach void init() {
        assertThat(run("init --sample").exitCode()).isZero();
    }

    @Test void aBackupThatWouldHoldNothingNewIsNotMade() {
        String first = run("backup --json").json().path("backup").path("file").asString();
        assertThat(run("backup --if-changed").out()).contains("Nothing was written since");
        assertThat(run("backup --if-changed --json").json().path("backup").path("file").asString()).isEqualTo(first);
        sql("DELETE FROM chats WHERE id = 1");
        assertThat(run("backup --if-changed --json").json().path("backup").path("file").asString()).isNotEqualTo(first);
    }

    @Test void aPruneShowsWhatGoesAndLeavesWhatIsPinned() throws IOException {
        run("backup");
        Cli later = Cli.in(folder).at(Cli.NOW.plus(Duration.ofDays(40)));
        later.run("backup");
        assertThat(later.run("prune").exitCode()).as("no rule").isEqualTo(2);
        assertThat(later.run("prune --keep none").err()).contains("“none” will not do for --keep");
        assertThat(later.run("prune --older-than 30d --dry-run").out()).contains(BACKUP, " goes, ").contains("1 stays");
        assertThat(later.run("pin " + BACKUP).out()).contains("it is never pruned");
        assertThat(later.run("backups").out()).contains("pinned");
        assertThat(later.run("prune --older-than 30d").out()).contains(BACKUP + " stays: it is pinned");
        later.run("pin --off " + BACKUP);
        Files.writeString(folder.resolve("storage/tidemark.toml"), "[backups]\nolder-than = \"30d\"\n");
        assertThat(later.run("prune").out()).contains("Removed ");
        assertThat(later.run("backups").out()).doesNotContain(BACKUP);
    }

    @Test void whatIsKeptOfADatabaseThatCouldNotBeReadIsListedAndRemovedByItsName() throws IOException {
        run("backup");
        assertThat(run("backups").out()).doesNotContain("Kept from");
        Files.writeString(folder.resolve("storage/sqlite/app.db"), "no database");
        assertThat(run("restore " + BACKUP).out()).contains("is kept as");
        String name = run("backups --json").json().path("kept").path(0).path("name").asString();
        assertThat(run("backups").out()).contains("Kept from before restores, and part of no backup: 1, 11 B", name, "tidemark prune --kept \"" + name + "\"");
        assertThat(run("journal").out()).contains("Restored");
        int entry = run("journal --json").json().path("entries").valueStream().filter(each -> each.path("kind").asString().equals("restore")).findFirst().orElseThrow().path("number").asInt();
        assertThat(run("journal " + entry).out()).contains("is kept in ", name);
        assertThat(run("undo " + entry).err()).contains("as it was it is kept in ", name);
        assertThat(run("prune --kept nothing").exitCode()).isEqualTo(1);
        assertThat(run("prune --keep 1 --kept " + name).exitCode()).isEqualTo(2);
        assertThat(run("prune --dry-run --kept " + name).out()).contains(name, "Nothing was removed.");
        assertThat(folder.resolve("storage/backups").resolve(name)).exists();
        assertThat(run("prune --kept " + name).out()).contains("✓ Removed 1 item kept from before restores, 11 B.");
        assertThat(folder.resolve("storage/backups").resolve(name)).doesNotExist();
        assertThat(run("backups").out()).doesNotContain("Kept from");
    }

    @Test void oneTableComesBackAloneAndCanBeTakenBack() {
        run("backup");
        sql("UPDATE projects SET name = 'other' WHERE id = 1");
        sql("DELETE FROM messages WHERE id <= 3");
        String backup = run("backups --json").json().path("backups").path(0).path("file").asString();
        Cli.Run shown = run("restore --table messages --dry-run " + backup);
        assertThat(shown.out()).as(shown.err()).contains("messages: 3 rows inserted");
        assertThat(number("SELECT count(*) FROM messages WHERE id <= 3")).isZero();
        Cli.Run restored = run("restore --table messages " + backup);
        assertThat(restored.out()).as(restored.err()).contains("Restored 1 table from ").contains("to take it back");
        assertThat(number("SELECT count(*) FROM messages WHERE id <= 3")).isEqualTo(3);
        assertThat(number("SELECT count(*) FROM projects WHERE name = 'other'")).as("other tables stay").isEqualTo(1);
        assertThat(run("undo").exitCode()).isZero();
        assertThat(number("SELECT count(*) FROM messages WHERE id <= 3")).isZero();
    }

    @Test void whatAWholeRestoreWouldDoIsSeenBefore() {
        run("backup");
        String backup = run("backups --json").json().path("backups").path(0).path("file").asString();
        sql("UPDATE projects SET name = 'other' WHERE id = 1");
        sql("DELETE FROM messages WHERE id <= 3");
        sql("INSERT INTO settings(key, value) VALUES ('new', '1')");
        long messages = number("SELECT count(*) FROM messages");
        run("rollback --steps 1 --no-backup");
        Cli.Run shown = run("restore --dry-run " + backup);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("Nothing was changed.", "Version  V8 → V9", "object changes", "Next: tidemark restore ").containsPattern("messages +" + messages + " +" + (messages + 3) + " +0 +3 +0")
            .containsPattern("projects +\\d+ +\\d+ +0 +0 +1").containsPattern("settings +\\d+ +\\d+ +1 +0 +0");
        assertThat(run("restore --dry-run --json " + backup).json().path("version").path("now").asString()).isEqualTo("8");
        String path = folder.resolve("storage/backups").resolve(backup).toString();
        assertThat(run("restore --database-only --dry-run " + path).out()).as("the command that does what was shown").contains("Next: tidemark restore --database-only " + path);
        assertThat(run("current").out()).contains("V8");
        assertThat(run("restore " + backup).exitCode()).isZero();
        assertThat(run("restore --dry-run " + backup).out()).contains("Version  V9 → V9", "Schema   stays as it is", "Rows     stay as they are");
    }

    @Test void whatARestoreOfADamagedDatabaseWouldDoIsSeenToo() throws IOException {
        sql("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, 'text ' || i AS t FROM n");
        run("backup");
        String backup = run("backups --json").json().path("backups").path(0).path("file").asString();
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("storage/sqlite/app.db").toFile(), "rw")) {
            file.seek(file.length() - 4096 * 3);
            file.write(new byte[4096 * 2]);
        }
        Cli.Run shown = run("restore --dry-run " + backup);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("cannot be read to its end", "Next: tidemark restore ");
        assertThat(run("restore " + backup).exitCode()).isZero();
    }

    @Test void lookingReadsAllAndWritesNothing() throws IOException {
        run("backup");
        Map<String, String> before = FolderImage.of(folder.resolve("storage"));
        for (String look : List.of("status", "tables", "history", "health", "journal", "backups", "schema", "drift", "search returns", "check")) {
            Cli.Run run = run(look + " --read-only");
            assertThat(run.exitCode()).as("%s: %s%s", look, run.out(), run.err()).isZero();
            Cli.Run ofBackup = run(look + " --workspace storage/backups/" + BACKUP);
            assertThat(ofBackup.exitCode()).as("%s of the backup: %s%s", look, ofBackup.out(), ofBackup.err()).isZero();
        }
        for (String change : List.of("rollback --steps 1", "backup", "prune --keep 1", "stamp 3 --because words", "restore " + BACKUP, "pin " + BACKUP, "reset --yes", "delete chat 1")) {
            assertThat(run(change + " --read-only").err()).as(change).contains("is open read-only", "Nothing was changed.");
            assertThat(run(change + " --workspace storage/backups/" + BACKUP).err()).as(change + " of the backup").contains("is open read-only");
        }
        assertThat(FolderImage.of(folder.resolve("storage"))).isEqualTo(before);
    }

    private Cli.Run run(String line) {
        return Cli.in(folder).run(line);
    }

    private Database database() {
        return Database.at(folder.resolve("storage/sqlite/app.db"));
    }

    private void sql(String sql) {
        database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, sql));
    }

    private long number(String sql) {
        return database().read(connection -> Sql.number(connection, sql));
    }
}
