package dev.tidemark.bench;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks and prints their tables: {@code mvn -q -Pbench verify}. */
public final class Benchmarks {
    private static final int START_ROUNDS = 7;
    private static final int MIGRATE_ROUNDS = 5;
    /** {@code -Dbench.rounds}, for data that takes long. */
    private static final int DATA_ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SEARCH_ROUNDS = 3;
    private static final int TIMELINE_ROUNDS = 5;
    private static final int BACKUP_ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int CANCEL_ROUNDS = 20;
    private static final int COMPARED_ROWS = Integer.getInteger("bench.compared", 400_000);
    private static final int MIGRATIONS = 1_000;

    private Benchmarks() { }

    /** @param args start, migrate, data, search, bounded, query, cancel, timeline, authoring, backup, compare, diagram, window or status for only one of them; none for all */
    public static void main(String[] args) throws Exception {
        String only = args.length == 0 ? "" : args[0];
        if (only.isBlank() || only.equals("start")) {
            System.out.println(StartUpBenchmark.tables(START_ROUNDS));
        }
        if (only.isBlank() || only.equals("migrate")) {
            System.out.println(MigrateBenchmark.tables(MIGRATIONS, MIGRATE_ROUNDS));
        }
        if (only.isBlank() || only.equals("data")) {
            DataBenchmark.tables(DATA_ROUNDS, System.out);
        }
        if (only.isBlank() || only.equals("search")) {
            System.out.println(SearchBenchmark.tables(SEARCH_ROUNDS));
        }
        if (only.isBlank() || only.equals("bounded")) {
            System.out.println(bounded());
        }
        if (only.isBlank() || only.equals("timeline")) {
            System.out.println(TimelineBenchmark.tables(TIMELINE_ROUNDS));
        }
        if (only.isBlank() || only.equals("backup")) {
            System.out.println(BackupBenchmark.tables(Integer.getInteger("bench.mb", 1_000), BACKUP_ROUNDS));
        }
        if (only.isBlank() || only.equals("compare")) {
            System.out.println(CompareBenchmark.tables(COMPARED_ROWS, DATA_ROUNDS));
        }
        if (only.isBlank() || only.equals("diagram")) {
            System.out.println(DiagramBenchmark.tables(DATA_ROUNDS));
        }
        if (only.isBlank() || only.equals("window")) {
            System.out.println(WindowBenchmark.tables(Integer.getInteger("bench.messages", 2_000_000)));
        }
        if (only.isBlank() || only.equals("query")) {
            System.out.println(QueryBenchmark.tables(DATA_ROUNDS));
        }
        if (only.isBlank() || only.equals("cancel")) {
            System.out.println(CancelBenchmark.tables(CANCEL_ROUNDS));
        }
        if (only.isBlank() || only.equals("authoring")) {
            System.out.println(AuthoringBenchmark.tables(MIGRATE_ROUNDS));
        }
        if (only.isBlank() || only.equals("status")) {
            new Runner(new OptionsBuilder().include(StatusBenchmark.class.getName()).build()).run();
        }
    }

    /** With the options of the pom's own start. */
    private static String bounded() throws Exception {
        Path folder = Folders.fresh("bounded");
        try {
            Path workspace = ManyRows.workspace(folder, Long.getLong("bench.messages", 2_000_000L)).workspace().root();
            String output = ChildJvm.output(folder, List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), BoundedWork.class.getName(), workspace.toString(), folder.resolve("out.csv").toString()));
            return "\n### Scroll, sort, export and search with -Xmx256m\n\n" + output;
        } finally {
            Folders.remove(folder);
        }
    }
}
