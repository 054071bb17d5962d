package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.status.Status;
import dev.tidemark.support.ManyMigrations;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The state of a workspace whose migrations are all applied, read again and again in a warm process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class StatusBenchmark {
    /** How many are applied. */
    @Param("1000")
    public int migrations;

    private Path folder;
    private ManyMigrations workspace;
    private Services services;

    @Setup(Level.Trial)
    public void apply() {
        folder = Folders.fresh("status");
        workspace = ManyMigrations.in(folder, migrations).applied();
        services = workspace.services();
    }

    @TearDown(Level.Trial)
    public void remove() {
        Folders.remove(folder);
    }

    @Benchmark
    public int yardstickJdbcAndChecksums() throws Exception {
        return PlainJdbc.status(workspace);
    }

    @Benchmark
    public Status status() {
        return services.status().read();
    }

    @Benchmark
    public Timeline timeline() {
        return services.migrations().timeline();
    }

    @Benchmark
    public int stockFlywayInfo() {
        return PlainFlyway.info(workspace);
    }
}
