package dev.tidemark.bench;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.ManyMigrations;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Whole runs over a thousand migrations in this process: our road with all it does (plan, verified backup, guards, journal, check), the same SQL
 * through plain JDBC in one transaction, and stock Flyway in one transaction. Every run has a fresh database.
 */
final class MigrateBenchmark {
    private static final int WARM_UPS = 1;

    private MigrateBenchmark() { }

    static String tables(int migrations, int rounds) throws Exception {
        String up = new Race("Migrate " + migrations)
            .road("plain JDBC, one transaction (yardstick)", () -> onFresh(migrations, false, timed(PlainJdbc::migrate)))
            .road("Tidemark: plan", () -> onFresh(migrations, false, timed(fresh -> fresh.services().migrations().planMigrate(Target.LATEST))))
            .road("Tidemark: plan and run", () -> onFresh(migrations, false, timed(fresh -> run(fresh, service -> service.planMigrate(Target.LATEST)))))
            .road("stock Flyway, one transaction", () -> onFresh(migrations, false, timed(PlainFlyway::migrate)))
            .run(WARM_UPS, rounds);
        String down = new Race("Roll back " + migrations)
            .road("plain JDBC, one transaction (yardstick)", () -> onFresh(migrations, true, timed(PlainJdbc::rollBack)))
            .road("Tidemark: plan", () -> onFresh(migrations, true, timed(fresh -> fresh.services().migrations().planRollback(Target.BASE))))
            .road("Tidemark: plan and run", () -> onFresh(migrations, true, timed(fresh -> run(fresh, service -> service.planRollback(Target.BASE)))))
            .run(WARM_UPS, rounds);
        return up + down;
    }

    @FunctionalInterface
    private interface Step {
        void on(ManyMigrations migrations) throws Exception;
    }

    private static Function<ManyMigrations, Long> timed(Step step) {
        return migrations -> {
            long started = System.nanoTime();
            try {
                step.on(migrations);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            return System.nanoTime() - started;
        };
    }

    private static void run(ManyMigrations migrations, Function<MigrationService, Plan> plan) {
        MigrationService service = migrations.services().migrations();
        service.run(plan.apply(service), true, Progress.NONE, Cancellation.never());
    }

    private static long onFresh(int count, boolean applied, Function<ManyMigrations, Long> road) throws Exception {
        Path folder = Folders.fresh("migrate");
        try {
            ManyMigrations fresh = ManyMigrations.in(folder, count);
            if (applied) {
                PlainJdbc.migrate(fresh);
            }
            return road.apply(fresh);
        } finally {
            Folders.remove(folder);
        }
    }

    /** For a profiler: only one road, as often as asked. Arguments: up or down, migrations, rounds. */
    public static void main(String[] args) throws Exception {
        int migrations = Integer.parseInt(args[1]);
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            boolean down = args[0].equals("down");
            long nanos = onFresh(migrations, down, timed(fresh -> run(fresh, service -> down ? service.planRollback(Target.BASE) : service.planMigrate(Target.LATEST))));
            System.out.println(args[0] + " " + nanos / 1_000_000 + " ms");
        }
    }
}
