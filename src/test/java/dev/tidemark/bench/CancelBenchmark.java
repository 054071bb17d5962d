package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** How long a query that does not end goes on once it is cancelled, in the console and by the bare driver's {@code Statement.cancel()}; the cancel comes 100 ms after the query was begun. */
final class CancelBenchmark {
    private static final int ROWS = Integer.getInteger("bench.rows", 2_000_000);
    private static final long BEFORE_CANCEL_MS = 100;
    private static final int MEGABYTE = 1_000_000;
    private static final Map<String, String> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("a recursion without an end", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        SHAPES.put("a table joined with itself without a condition", "SELECT count(*) FROM big a, big b WHERE a.text = b.kind");
        SHAPES.put("an order of which no row comes", "SELECT a.text FROM big a, big b ORDER BY a.text || b.text");
        SHAPES.put("LIKE over a text of a megabyte", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n, long WHERE long.text LIKE '%b%' || i");
        SHAPES.put("a scan of " + ROWS + " rows, again and again", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n CROSS JOIN big WHERE text LIKE '%none has this%'");
    }

    private CancelBenchmark() { }

    static String tables(int rounds) throws Exception {
        Path folder = Folders.fresh("cancel");
        try {
            Services services = Services.of(new Workspaces(Map.of(), folder).at(folder));
            new Workspaces(Map.of(), folder).makeFolders(services.workspace());
            services.database().create();
            services.database().write("fill", ForeignKeys.ENFORCED, CancelBenchmark::fill);
            String url = "jdbc:sqlite:" + services.workspace().databaseFile();
            StringBuilder tables = new StringBuilder();
            for (Map.Entry<String, String> shape : SHAPES.entrySet()) {
                tables.append(new Race("Cancel: " + shape.getKey()).road("`Statement.cancel()`", () -> bare(url, shape.getValue())).road("console", () -> console(services, shape.getValue())).run(1, rounds));
            }
            return tables.toString();
        } finally {
            Folders.remove(folder);
        }
    }

    private static Void fill(Connection connection) throws SQLException {
        Sql.run(connection, "CREATE TABLE big (id INTEGER PRIMARY KEY, kind TEXT, text TEXT)");
        Sql.run(connection, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") INSERT INTO big SELECT i, 'kind ' || (i % 7), 'the text of row ' || i || ', which has some words' FROM n");
        Sql.run(connection, "CREATE TABLE long (text TEXT)");
        Sql.run(connection, "INSERT INTO long VALUES (?)", "ab".repeat(MEGABYTE / 2));
        return null;
    }

    private static long bare(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<Boolean> query = new FutureTask<>(() -> {
                begun.countDown();
                try (ResultSet found = statement.executeQuery(sql)) {
                    return found.next();
                } catch (SQLException interrupted) {
                    return null;
                }
            });
            return cancelled(query, begun, statement::cancel);
        }
    }

    private static long console(Services services, String sql) throws Exception {
        Cancellation cancellation = new Cancellation();
        Deed deed = services.queries().deeds(sql, false).getFirst();
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> query = new FutureTask<>(() -> {
            begun.countDown();
            try {
                services.queries().run(deed, Map.of(), _ -> { }, cancellation).close();
                return true;
            } catch (Problem problem) {
                return problem.code() == ProblemCode.CANCELLED ? null : true;
            }
        });
        return cancelled(query, begun, cancellation::cancel);
    }

    /** A way to end a query. */
    @FunctionalInterface
    private interface Cancel {
        void now() throws Exception;
    }

    /** @param query gives null when it was cancelled */
    private static long cancelled(FutureTask<Boolean> query, CountDownLatch begun, Cancel cancel) throws Exception {
        Thread.ofPlatform().start(query);
        begun.await();
        Thread.sleep(BEFORE_CANCEL_MS);
        if (query.isDone()) {
            throw new IllegalStateException("It ended by itself: " + query.get());
        }
        long asked = System.nanoTime();
        cancel.now();
        if (query.get() != null) {
            throw new IllegalStateException("It was not cancelled");
        }
        return System.nanoTime() - asked;
    }
}
