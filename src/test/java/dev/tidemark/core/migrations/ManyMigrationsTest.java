package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds decision 0003: the run costs little beside its own SQL, however many migrations there are. The bound of the ordinary run is loose, since other
 * work shares its machine; that of the nightly run is the goal.
 */
class ManyMigrationsTest {
    @TempDir Path folder;
    private int made;

    @Test void aRunOfManyMigrationsCostsLittleBesideItsOwnSql() throws Exception {
        assertThat(ratio(300, 3, Direction.MIGRATE)).as("migrate, times plain JDBC").isLessThan(4);
        assertThat(ratio(300, 3, Direction.ROLL_BACK)).as("roll back, times plain JDBC").isLessThan(4);
    }

    @Tag("nightly")
    @Test void aRunOfAThousandMigrationsTakesAtMostHalfAsLongAgainAsPlainJdbc() throws Exception {
        assertThat(ratio(1000, 7, Direction.MIGRATE)).as("migrate, times plain JDBC").isLessThan(1.5);
        assertThat(ratio(1000, 7, Direction.ROLL_BACK)).as("roll back, times plain JDBC").isLessThan(1.5);
    }

    @Tag("nightly")
    @Test void theTimelineOfAThousandAppliedMigrationsTakesNoTime() throws Exception {
        MigrationService service = service(workspace(1000));
        service.run(service.planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            best = Math.min(best, milliseconds(() -> assertThat(service.timeline().currentLabel()).isEqualTo("V1000")));
        }
        assertThat(best).as("ms").isLessThan(150);
    }

    /** The best of some rounds of each, so that other work on the machine counts least. */
    private double ratio(int count, int rounds, Direction direction) throws Exception {
        double plain = Double.MAX_VALUE;
        double ours = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            TestWorkspace byJdbc = workspace(count);
            TestWorkspace byUs = workspace(count);
            MigrationService service = service(byUs);
            double up = milliseconds(() -> plainJdbc(byJdbc, 'V', "SQL"));
            Plan plan = service.planMigrate(Target.LATEST);
            double upOurs = milliseconds(() -> service.run(plan, false, Progress.NONE, Cancellation.never()));
            if (direction == Direction.MIGRATE) {
                plain = Math.min(plain, up);
                ours = Math.min(ours, upOurs);
                continue;
            }
            plain = Math.min(plain, milliseconds(() -> plainJdbc(byJdbc, 'U', "DELETE")));
            Plan back = service.planRollback(Target.BASE);
            ours = Math.min(ours, milliseconds(() -> service.run(back, false, Progress.NONE, Cancellation.never())));
        }
        System.getLogger(ManyMigrationsTest.class.getName()).log(System.Logger.Level.INFO, "{0} of {1}: plain JDBC {2} ms, Tidemark {3} ms", direction, count, plain, ours);
        return ours / plain;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double milliseconds(Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e6;
    }

    /** Ten make a round: a table, five columns, two indexes, rows, and a change of them. */
    private TestWorkspace workspace(int count) {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("w" + made++));
        for (int version = 1; version <= count; version++) {
            String table = "part" + (version - 1) / 10;
            List<String> both = switch ((version - 1) % 10) {
                case 0 -> List.of("CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, name TEXT NOT NULL)", "DROP TABLE " + table);
                case 6, 7 -> List.of("CREATE INDEX ix" + version + " ON " + table + " (name)", "DROP INDEX ix" + version);
                case 8 -> List.of("INSERT INTO " + table + " (name) VALUES ('one'), ('two')", "DELETE FROM " + table);
                case 9 -> List.of("UPDATE " + table + " SET name = 'x' || name WHERE id > 1", "UPDATE " + table + " SET name = substr(name, 2) WHERE id > 1");
                default -> List.of("ALTER TABLE " + table + " ADD COLUMN c" + version + " TEXT", "ALTER TABLE " + table + " DROP COLUMN c" + version);
            };
            space.script("V%04d__step.sql".formatted(version), both.getFirst() + ";\n").script("U%04d__step.sql".formatted(version), both.getLast() + ";\n");
        }
        return space;
    }

    private static void plainJdbc(TestWorkspace space, char kind, String type) throws Exception {
        List<Path> scripts;
        try (var files = Files.list(space.workspace().migrations())) {
            List<Path> sorted = files.filter(f -> f.getFileName().toString().charAt(0) == kind).sorted().toList();
            scripts = kind == 'V' ? sorted : sorted.reversed();
        }
        try (Connection connection = space.database().openForWriting(ForeignKeys.CHECKED_BY_US); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE IF NOT EXISTS flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL, "
                + "type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, "
                + "installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')), execution_time INT NOT NULL, success BOOLEAN NOT NULL)");
            try (PreparedStatement row = connection.prepareStatement("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) "
                + "SELECT coalesce(max(installed_rank), 0) + 1, ?, 'step', ?, ?, ?, 'tester', 0, 1 FROM flyway_schema_history")) {
                for (Path script : scripts) {
                    String sql = Files.readString(script);
                    statement.execute(sql);
                    row.setString(1, script.getFileName().toString().substring(1, 5));
                    row.setString(2, type);
                    row.setString(3, script.getFileName().toString());
                    row.setInt(4, Checksum.of(sql));
                    row.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static MigrationService service(TestWorkspace space) {
        return new Services(space.workspace(), Clock.systemUTC(), "tester").migrations();
    }
}
