package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Map;

/**
 * A verified backup, and a restore, of a large database, beside what the sqlite3 shell takes for a copy and its check, and beside a plain copy of the file,
 * which is the least that a disk allows and no backup of a database in use. {@code -Dbench.mb=1000} says how large.
 */
final class BackupBenchmark {
    private static final int WARM_UPS = 1;

    private BackupBenchmark() { }

    static String tables(int megabytes, int rounds) throws Exception {
        Path folder = Folders.fresh("backup");
        try {
            Workspaces workspaces = new Workspaces(Map.of(), folder);
            Workspace workspace = workspaces.at(folder);
            workspaces.makeFolders(workspace);
            fill(workspace.databaseFile(), megabytes);
            Services services = Services.of(workspace);
            String tables = race("Backup of " + megabytes + " MB, rollback journal", services, folder, rounds);
            mode(workspace.databaseFile(), "WAL");
            tables += race("Backup of " + megabytes + " MB, write-ahead log", services, folder, rounds);
            mode(workspace.databaseFile(), "DELETE");
            Backup backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
            tables += restore("Restore of " + megabytes + " MB, rollback journal", services, backup, folder, rounds);
            mode(workspace.databaseFile(), "WAL");
            return tables + restore("Restore of " + megabytes + " MB, write-ahead log", services, backup, folder, rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private static String restore(String title, Services services, Backup backup, Path folder, int rounds) throws Exception {
        Path file = services.database().file();
        return new Race(title)
            .road("sqlite3: .backup of the old, .restore, quick_check (yardstick)", () -> timed(() -> {
                shell(file, ".backup '" + folder.resolve("old.copy") + "'");
                shell(file, ".restore '" + backup.file() + "'");
                shell(file, "PRAGMA quick_check");
            }))
            .road("Tidemark: safety backup, restore, every page compared", () -> timed(() ->
                services.backups().remove(services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).safety().orElseThrow())))
            .run(0, rounds);
    }

    private static String race(String title, Services services, Path folder, int rounds) throws Exception {
        Path file = services.database().file();
        Path copy = folder.resolve("copy");
        return new Race(title)
            .road("sqlite3: .backup, quick_check (yardstick)", () -> timed(() -> {
                Files.deleteIfExists(copy);
                shell(file, ".backup '" + copy + "'");
                shell(copy, "PRAGMA quick_check");
            }))
            .road("Tidemark: verified backup", () -> timed(() -> services.backups().remove(services.backups().create(BackupReason.BEFORE_EDIT, null, Progress.NONE, Cancellation.never()))))
            .road("a copy of the file, flushed: the least", () -> timed(() -> {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }))
            .run(WARM_UPS, rounds);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static long timed(Step step) throws Exception {
        long started = System.nanoTime();
        step.run();
        return System.nanoTime() - started;
    }

    private static void shell(Path file, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sqlite3", file.toString(), command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || !(said.isBlank() || said.strip().equals("ok"))) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    private static void mode(Path file, String mode) throws Exception {
        try (Connection connection = Database.at(file).openForWriting(Database.ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = " + mode);
        }
    }

    /** Rows of about 350 characters with an index, as messages are. */
    private static void fill(Path file, int megabytes) {
        Database database = Database.at(file);
        database.create();
        database.write("fill", Database.ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE TABLE chats(id INTEGER PRIMARY KEY, title TEXT)");
            Sql.run(connection, "CREATE TABLE messages(id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL REFERENCES chats(id), content TEXT)");
            Sql.run(connection, "CREATE INDEX messages_chat ON messages(chat_id)");
            Sql.run(connection, "INSERT INTO chats WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i, 'chat ' || i FROM n");
            return Sql.run(connection, "INSERT INTO messages WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i, 1 + i % 1000, hex(randomblob(170)) FROM n", megabytes * 2_600L);
        });
    }
}
