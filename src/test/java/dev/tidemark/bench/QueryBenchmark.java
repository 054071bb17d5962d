package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.Results;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The console on a table of {@code -Dbench.rows} rows (default 10 million), beside the same statements through plain JDBC. */
final class QueryBenchmark {
    private static final int ROWS = Integer.getInteger("bench.rows", 10_000_000);
    private static final int PAGE = 200;
    private static final String ALL = "SELECT id, kind, text FROM big";

    private QueryBenchmark() { }

    static String tables(int rounds) throws Exception {
        Path folder = Folders.fresh("query");
        try {
            Services services = Services.of(new Workspaces(Map.of(), folder).at(folder));
            new Workspaces(Map.of(), folder).makeFolders(services.workspace());
            services.database().create();
            fill(services.workspace().databaseFile());
            String url = "jdbc:sqlite:" + services.workspace().databaseFile();
            return new Race("First " + PAGE + " of " + ROWS + " rows").road("plain JDBC", () -> jdbc(url, PAGE)).road("console, until they are shown", () -> console(services, true)).run(2, rounds)
                + new Race("The first " + Results.AT_ONCE + " rows read").road("plain JDBC", () -> jdbc(url, Results.AT_ONCE)).road("console, kept beside the database", () -> console(services, false)).run(2, rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private static void fill(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE big (id INTEGER PRIMARY KEY, kind TEXT, text TEXT)");
            statement.executeUpdate("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") INSERT INTO big SELECT i, 'kind ' || (i % 7), 'the text of row ' || i FROM n");
        }
    }

    private static long jdbc(String url, long rows) throws SQLException {
        long started = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(ALL)) {
            for (long row = 0; row < rows && found.next(); row++) {
                for (int i = 1; i <= 3; i++) {
                    found.getObject(i);
                }
            }
            return System.nanoTime() - started;
        }
    }

    private static long console(Services services, boolean untilFirst) {
        long started = System.nanoTime();
        long[] shown = new long[1];
        Deed deed = Deed.of(ALL).getFirst();
        try (Results results = services.queries().run(deed, Map.of(), first -> {
            first.page(0, PAGE);
            shown[0] = System.nanoTime();
        }, Cancellation.never())) {
            results.page(results.rows() - 1, 1);
            return (untilFirst ? shown[0] : System.nanoTime()) - started;
        }
    }
}
