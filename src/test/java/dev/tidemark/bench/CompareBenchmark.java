package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The rows of two databases compared, beside what SQLite's own {@code sqldiff --summary} takes for the same counts. */
final class CompareBenchmark {
    private static final int WARM_UPS = 1;

    private CompareBenchmark() { }

    static String tables(int rows, int rounds) throws Exception {
        Path folder = Folders.fresh("compare");
        try {
            Workspaces workspaces = new Workspaces(Map.of(), folder);
            Workspace workspace = workspaces.at(folder);
            workspaces.makeFolders(workspace);
            Services services = Services.of(workspace);
            Path other = folder.resolve("before.db");
            fill(services.database(), rows);
            Files.copy(services.database().file(), other);
            change(services.database());
            return new Race(String.format("Compare the rows of 2 × %,d messages", rows))
                .road("sqldiff --summary (yardstick)", () -> sqldiff(other, services.database().file()))
                .road("Tidemark: the same counts", () -> compare(services, other, 0))
                .road("Tidemark: with the keys of 5 rows of each kind", () -> compare(services, other, 5))
                .run(WARM_UPS, rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private static long compare(Services services, Path other, int keys) {
        long started = System.nanoTime();
        if (services.comparisons().data(other, keys, Progress.NONE, Cancellation.never()).same()) {
            throw new IllegalStateException("They differ");
        }
        return System.nanoTime() - started;
    }

    private static long sqldiff(Path before, Path after) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = new ProcessBuilder("sqldiff", "--summary", before.toString(), after.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || !said.contains("messages")) {
            throw new IllegalStateException("sqldiff: " + said);
        }
        return System.nanoTime() - started;
    }

    private static void fill(Database database, int rows) {
        database.create();
        database.write("fill", Database.ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, role TEXT, content TEXT)");
            return Sql.run(connection, "INSERT INTO messages WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i, 1 + i % 1000, 'user', hex(randomblob(100)) FROM n", rows);
        });
    }

    private static void change(Database database) {
        database.write("change", Database.ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE messages SET role = 'system' WHERE id % 1000 = 0")
            + Sql.run(connection, "DELETE FROM messages WHERE id % 777 = 0") + Sql.run(connection, "INSERT INTO messages (chat_id, content) VALUES (1, 'new')"));
    }
}
