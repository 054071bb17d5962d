package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExecutorTest {
    @TempDir Path folder;

    @Test void theHistoryIsTheVeryOneThatStockFlywayWrites() {
        TestWorkspace ours = scripts(TestWorkspace.withShippedMigrations(folder.resolve("ours")));
        TestWorkspace stock = scripts(TestWorkspace.withShippedMigrations(folder.resolve("stock")));
        Services services = services(ours);
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        stock.stockFlyway().migrate();
        assertThat(rows(ours)).hasSize(12).isEqualTo(rows(stock));
        assertThat(ours.schema()).isEqualTo(stock.schema());
        assertThat(historyTable(ours)).isEqualTo(historyTable(stock));
        ours.stockFlyway().accepts();
        assertThat(ours.stockFlyway().migrate()).isZero();
    }

    @Test void aHistoryThatFlywayBeganIsGoneOnWith() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);");
        space.stockFlyway().migrate();
        space.script("V2__b.sql", "CREATE TABLE b(x);");
        Services services = services(space);
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        assertThat(space.stockFlyway().states()).containsExactly("1 Success", "2 Success");
        space.script("V3__c.sql", "CREATE TABLE c(x);");
        assertThat(space.stockFlyway().migrate()).isEqualTo(1);
    }

    @Test void whatFlywayWouldRefuseIsRolledBackBeforeTheCommit() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);")
            .script("V2__spoil.sql", "CREATE TABLE b(x); UPDATE flyway_schema_history SET checksum = 5 WHERE version = '1';");
        MigrationService migrations = services(space).migrations();
        assertThatThrownBy(() -> migrations.run(migrations.planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_REFUSED);
                assertThat(problem.what()).contains("V1 a");
            });
        assertThat(space.schema()).isEmpty();
        assertThat(migrations.timeline().current()).isEmpty();
    }

    @Test void withOneTransactionEachWhatWasDoneBeforeAFailureStays() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;")
            .script("V2__b.sql", "CREATE TABLE b(x);").script("U2__b.sql", "DROP TABLE b;").script("V3__c.sql", "CREATE TABLE c(x);\nCREATE TABEL d(x);");
        Services services = services(space);
        MigrationService migrations = services.migrations();
        Plan plan = migrations.planMigrate(Target.LATEST).with(Transactions.ONE_EACH);
        assertThat(plan.sentence()).isEqualTo("3 migrations are applied, oldest first, each in a transaction of its own.");
        assertThatThrownBy(() -> migrations.run(plan, false, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.RUN_STOPPED);
            assertThat(problem.what()).startsWith("2 of 3 steps were done, then the run stopped: V3__c.sql, line 2: ");
            assertThat(problem.unchanged()).contains("the database is at V2");
        });
        assertThat(services.journal().entries().getLast().sentence()).startsWith("2 of 3 steps were done");
        assertThat(services.journal().entries().getLast().details()).hasSize(3).last().asString().startsWith("Failed V3 c: V3__c.sql, line 2: ");
        assertThat(space.stockFlyway().states()).containsExactly("1 Success", "2 Success", "3 Pending");

        space.script("U1__a.sql", "DROP TABLE nowhere;");
        Plan back = migrations.planRollback(Target.BASE).with(Transactions.ONE_EACH);
        assertThatThrownBy(() -> migrations.run(back, false, Progress.NONE, Cancellation.never())).hasMessageContaining("1 of 2 steps were done");
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V1");
        space.stockFlyway().accepts();
    }

    @Test void aFirstStepThatFailsInItsOwnTransactionLeavesEverythingAsItWas() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABEL a(x);").script("V2__b.sql", "CREATE TABLE b(x);");
        MigrationService migrations = services(space).migrations();
        assertThatThrownBy(() -> migrations.run(migrations.planMigrate(Target.LATEST).with(Transactions.ONE_EACH), false, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED));
        assertThat(space.schema()).isEmpty();
    }

    @Test void theStatementsThatAreToldAreThoseOfThePlan() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        MigrationService migrations = services(space).migrations();
        Plan plan = migrations.planMigrate(Target.LATEST);
        List<String> told = new ArrayList<>();
        migrations.run(plan, false, (doing, fraction) -> told.add(doing), Cancellation.never());
        List<String> shown = plan.steps().stream().flatMap(step -> step.statements().stream().map(s -> step.sentence() + ": " + s.summary(60))).toList();
        assertThat(told).containsAll(shown);
    }

    private static TestWorkspace scripts(TestWorkspace space) {
        space.script("R__a_view.sql", "DROP VIEW IF EXISTS names;\r\nCREATE VIEW names AS SELECT name FROM projects;")
            .script("V10.01__%s.sql".formatted("long_".repeat(44)), "\uFEFF-- only a comment\n")
            .script("V11__umlaut_ä.sql", "INSERT INTO settings(key, value) VALUES ('ä;', 'x');");
        return space;
    }

    private static List<String> rows(TestWorkspace space) {
        return space.database().read(connection -> Sql.list(connection, "SELECT installed_rank, version, description, type, script, checksum, success, typeof(version), typeof(checksum), "
            + "typeof(success), typeof(installed_on), typeof(installed_rank) FROM flyway_schema_history ORDER BY installed_rank", row -> {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= 12; i++) {
                    text.append(row.getString(i)).append('|');
                }
                return text.toString();
            }));
    }

    private static List<String> historyTable(TestWorkspace space) {
        return space.database().read(connection -> Sql.list(connection, "SELECT sql FROM sqlite_schema WHERE tbl_name = 'flyway_schema_history' AND sql IS NOT NULL ORDER BY type",
            row -> row.getString(1).replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")")));
    }

    private static Services services(TestWorkspace space) {
        return new Services(space.workspace(), Clock.systemUTC(), "tester");
    }
}
