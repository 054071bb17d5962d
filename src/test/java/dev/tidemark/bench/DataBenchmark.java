package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.DataService;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The rows of a large table: first page, a page anywhere, the end, an order without an index, the export; beside plain JDBC and the sqlite3 shell. {@code -Dbench.messages}
 * says how many rows (default 2,000,000); {@code -Dbench.workspace} names a workspace that has them, so that a large one is made once.
 */
final class DataBenchmark {
    private static final int PAGE = 100;
    private static final int PAGES = 200;
    private static final Cancellation NEVER = Cancellation.never();

    private final Services services;
    private final Database database;
    private final long rows;
    private final Path folder;

    private DataBenchmark(Path folder) {
        this.folder = folder;
        services = ManyRows.workspace(folder, Long.getLong("bench.messages", 2_000_000L));
        database = services.database();
        rows = number("SELECT max(id) FROM messages");
    }

    /** Each table is printed as soon as it is measured: on ten million rows the last ones take minutes. */
    static void tables(int rounds, PrintStream out) throws Exception {
        Path folder = Folders.fresh("data");
        try {
            new DataBenchmark(folder).all(rounds, out);
        } finally {
            Folders.remove(folder);
        }
    }

    private void all(int rounds, PrintStream out) throws Exception {
        DataService data = services.data();
        Selection all = Selection.all(data.relation("messages"));
        String size = " of " + rows + " rows";
        out.println(new Race("Open and first page" + size).road("plain JDBC", () -> timed(() -> plainPage(0))).road("Tidemark", () -> timed(() -> {
            try (RowSource source = data.rows(all)) {
                source.page(new Anchor.First(), PAGE, NEVER);
            }
        })).run(2, rounds));
        try (RowSource open = data.rows(all); Connection plain = database.openForReading(); PreparedStatement query = plain.prepareStatement("SELECT * FROM messages WHERE id >= ? ORDER BY id LIMIT " + PAGE)) {
            // The same for all: on a file larger than the memory, who comes to a place first reads it from the disk for the others.
            double[] anywhere = new Random(1).doubles(PAGES).toArray();
            out.println(new Race(PAGES + " pages at random places" + size).road("plain JDBC, keyed", () -> timed(() -> {
                for (double place : anywhere) {
                    read(query, 1 + (long) (place * rows));
                }
            })).road("Tidemark, by key", () -> timed(() -> {
                for (double place : anywhere) {
                    open.page(new Anchor.Key(RowKey.of(1 + (long) (place * rows))), PAGE, NEVER);
                }
            })).road("Tidemark, by fraction", () -> timed(() -> {
                for (double place : anywhere) {
                    open.page(new Anchor.Fraction(place), PAGE, NEVER);
                }
            })).run(2, rounds));
            Race places = new Race(PAGES + " pages at one place" + size).road("plain JDBC, keyed, in the middle", () -> timed(() -> {
                for (int i = 0; i < PAGES; i++) {
                    read(query, rows / 2);
                }
            }));
            for (int percent : new int[] {1, 50, 99}) {
                places.road("Tidemark, at " + percent + " %", () -> timed(() -> {
                    for (int i = 0; i < PAGES; i++) {
                        open.page(new Anchor.Key(RowKey.of(Math.max(1, rows * percent / 100))), PAGE, NEVER);
                    }
                }));
            }
            out.println(places.run(1, rounds));
            out.println(new Race(PAGES + " jumps to the end" + size).road("plain JDBC, keyed", () -> timed(() -> {
                for (int i = 0; i < PAGES; i++) {
                    read(query, rows - PAGE + 1);
                }
            })).road("Tidemark", () -> timed(() -> {
                for (int i = 0; i < PAGES; i++) {
                    open.page(new Anchor.Last(), PAGE, NEVER);
                }
            })).run(2, rounds));
        }
        out.println(new Race("Sort by created_at, no index, middle page" + size).road("plain JDBC, ORDER BY and OFFSET", () -> timed(() -> plainSort())).road("Tidemark", () -> timed(() -> {
            try (RowSource sorted = data.rows(all.sorted(new Sort("created_at", false)))) {
                sorted.page(new Anchor.Fraction(0.5), PAGE, NEVER);
            }
        })).run(1, rounds));
        Exporter.Order order = new Exporter.Order(all, true, ExportFormat.CSV, true);
        Race export = new Race("Export to CSV" + size);
        if (hasShell()) {
            export.road("sqlite3 -csv", () -> timed(this::shell));
        } else {
            out.println("\nThe tool sqlite3 is not installed: the export has no yardstick.");
        }
        out.println(export.road("Tidemark", () -> timed(() -> services.exporter().toFile(order, folder.resolve("out.csv"), true, Progress.NONE, NEVER))).run(1, rounds));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.println("Heap at the end: " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MiB of at most " + (runtime.maxMemory() >> 20) + " MiB");
    }

    private void plainPage(long from) throws SQLException {
        try (Connection connection = database.openForReading(); PreparedStatement query = connection.prepareStatement("SELECT * FROM messages WHERE id >= ? ORDER BY id LIMIT " + PAGE)) {
            read(query, from);
        }
    }

    private void plainSort() throws SQLException {
        try (Connection connection = database.openForReading(); PreparedStatement query = connection.prepareStatement("SELECT * FROM messages ORDER BY created_at LIMIT " + PAGE + " OFFSET ?")) {
            read(query, rows / 2);
        }
    }

    private static boolean hasShell() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).anyMatch(bin -> Files.isExecutable(Path.of(bin, "sqlite3")));
    }

    private void shell() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sqlite3", "-csv", "-readonly", database.file().toString(), "SELECT * FROM messages").redirectOutput(folder.resolve("shell.csv").toFile()).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("sqlite3 did not do what it should");
        }
    }

    private static void read(PreparedStatement query, long from) throws SQLException {
        query.setLong(1, from);
        try (ResultSet found = query.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                for (int i = 1; i <= columns; i++) {
                    found.getObject(i);
                }
            }
        }
    }

    private long number(String sql) {
        return database.read(connection -> Sql.number(connection, sql));
    }

    private static long timed(Step step) throws Exception {
        long started = System.nanoTime();
        step.run();
        return System.nanoTime() - started;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
