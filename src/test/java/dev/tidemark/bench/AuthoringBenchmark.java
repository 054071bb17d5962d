package dev.tidemark.bench;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.authoring.SchemaScript;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two schemas of 200 tables with 30 columns and an index each, different in every table: Tidemark's script, proven, beside {@code sqldiff --schema}, which only compares. */
final class AuthoringBenchmark {
    private static final int TABLES = 200;
    private static final int COLUMNS = 30;

    private AuthoringBenchmark() { }

    static String tables(int rounds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench-diff");
        Path one = folder.resolve("one.db");
        Path other = folder.resolve("other.db");
        Path tied = folder.resolve("tied.db");
        Path otherTied = folder.resolve("other-tied.db");
        make(one, table -> COLUMNS, false);
        make(other, AuthoringBenchmark::changed, false);
        make(tied, table -> COLUMNS, true);
        make(otherTied, AuthoringBenchmark::changed, true);
        StringBuilder text = new StringBuilder("| schemas of " + TABLES + " × " + COLUMNS + " columns | median ms | of them processor |\n|---|---:|---:|\n");
        text.append(row("read both, changes, script, proof", rounds, () -> SchemaScript.between(SchemaReader.of(Database.at(one)), SchemaReader.of(Database.at(other)), Floor.DEFAULT)));
        text.append(row("the same schema twice", rounds, () -> SchemaScript.between(SchemaReader.of(Database.at(one)), SchemaReader.of(Database.at(one)), Floor.DEFAULT)));
        text.append(row("each table with a reference and a trigger: read both, changes, script, proof", rounds, () -> SchemaScript.between(SchemaReader.of(Database.at(tied)), SchemaReader.of(Database.at(otherTied)), Floor.DEFAULT)));
        text.append(sqldiff(one, other, rounds));
        for (Path file : new Path[] {one, other, tied, otherTied, folder}) {
            Files.delete(file);
        }
        return text.toString();
    }

    private static int changed(int table) {
        return COLUMNS + (table % 2 == 0 ? 1 : -1);
    }

    private static void make(Path file, ToIntFunction<Integer> columns, boolean tied) {
        Database database = Database.at(file);
        database.create();
        database.write("make", ForeignKeys.CHECKED_BY_US, connection -> {
            for (int table = 0; table < TABLES; table++) {
                String list = IntStream.range(0, columns.applyAsInt(table)).mapToObj(c -> "column_" + c + " VARCHAR(50) NOT NULL DEFAULT 'x'").collect(Collectors.joining(", "));
                Sql.run(connection, "CREATE TABLE table_" + table + " (id INTEGER PRIMARY KEY, " + (tied ? "parent INTEGER REFERENCES table_" + table / 2 + "(id), " : "") + list + ")");
                if (tied) {
                    Sql.run(connection, "CREATE TRIGGER tr_" + table + " AFTER UPDATE ON table_" + table + " BEGIN UPDATE table_" + table + " SET column_2 = 'changed' WHERE id = new.id; END");
                }
                Sql.run(connection, "CREATE INDEX ix_" + table + " ON table_" + table + " (column_1)");
            }
            return null;
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static String row(String name, int rounds, Work work) throws IOException, InterruptedException {
        work.run();
        double[] times = new double[rounds];
        double[] processor = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
            processor[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / 1e6;
        }
        Arrays.sort(times);
        Arrays.sort(processor);
        return "| " + name + " | " + Math.round(times[rounds / 2]) + " | " + Math.round(processor[rounds / 2]) + " |\n";
    }

    private static String sqldiff(Path one, Path other, int rounds) throws IOException, InterruptedException {
        try {
            return row("sqldiff --schema", rounds, () ->
                new ProcessBuilder("sqldiff", "--schema", one.toString(), other.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(true).start().waitFor());
        } catch (IOException notInstalled) {
            return "\nsqldiff is not installed (Debian: sqlite3-tools), so it was not compared: " + notInstalled.getMessage() + "\n";
        }
    }
}
