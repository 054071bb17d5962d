package dev.tidemark.core.migrations.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {
    private static final String REBUILD = "CREATE TABLE new_t(id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT, m TEXT); INSERT INTO new_t(id, n) SELECT id, n FROM t; DROP TABLE t; ALTER TABLE new_t RENAME TO t;";

    @TempDir Path folder;
    private TestWorkspace space;
    private MigrationService migrations;

    @BeforeEach void aTableWithEverything() {
        space = TestWorkspace.empty(folder).script("V1__t.sql", """
            CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT UNIQUE);
            CREATE TABLE log(what TEXT);
            CREATE TABLE child(t INTEGER REFERENCES t(id) ON DELETE CASCADE);
            INSERT INTO t(n) VALUES ('a'), ('b'), ('c');
            INSERT INTO child SELECT id FROM t;
            """);
        migrations = new Services(space.workspace(), Clock.systemUTC(), "tester").migrations();
        migrate();
    }

    @Test void aRebuildThatForgetsAnIndexIsRolledBack() {
        space.sql("CREATE INDEX ix ON t(n)");
        space.script("V2__rebuild.sql", REBUILD);
        assertLost("index ix on t");
        assertThat(space.schema()).anyMatch(object -> object.startsWith("index ix "));
        space.script("V2__rebuild.sql", REBUILD + "CREATE INDEX ix ON t(n, m);");
        migrate();
        assertThat(space.number("SELECT count(*) FROM child")).isEqualTo(3);
    }

    @Test void aRebuildThatForgetsATriggerIsRolledBack() {
        space.sql("CREATE TRIGGER tr AFTER UPDATE ON t BEGIN INSERT INTO log VALUES (new.n); END");
        space.script("V2__rebuild.sql", REBUILD);
        assertLost("trigger tr on t");
        space.script("V2__rebuild.sql", "DROP TRIGGER tr; " + REBUILD);
        migrate();
    }

    @Test void aTableThatIsRenamedAwayAndMadeAnewMustKeepItsIndexToo() {
        space.sql("CREATE INDEX ix ON log(what)");
        space.script("V2__rebuild.sql", "ALTER TABLE log RENAME TO log_old; CREATE TABLE log(what TEXT, at TEXT); INSERT INTO log(what) SELECT what FROM log_old; DROP TABLE log_old;");
        assertLost("index ix on log");
    }

    @Test void aViewThatCanNoLongerBeReadIsALoss() {
        space.sql("CREATE VIEW named AS SELECT what FROM log", "CREATE VIEW twice AS SELECT what FROM named");
        space.script("V2__drop.sql", "DROP TABLE log;");
        assertLost("view named (no such table: main.log)");
        assertLost("view twice");
        space.script("V2__drop.sql", "DROP TABLE log; DROP VIEW named; DROP VIEW IF EXISTS \"twice\";");
        migrate();
    }

    @Test void aViewThatWasBrokenBeforeIsNoneOfTheScriptsFault() {
        space.sql("CREATE VIEW broken AS SELECT * FROM nowhere, log");
        space.script("V2__drop.sql", "DROP TABLE log;");
        migrate();
    }

    @Test void droppingATableWithAllThatIsOnItIsNoLoss() {
        space.sql("CREATE INDEX ix ON log(what)", "CREATE TRIGGER tr AFTER INSERT ON log BEGIN SELECT 1; END");
        space.script("V2__drop.sql", "DROP TABLE log;");
        migrate();
    }

    @Test void aRebuildMustKeepTheCounterOfGivenNumbers() {
        space.sql("DELETE FROM t WHERE id = 3");
        space.script("V2__rebuild.sql", REBUILD);
        assertLost("the AUTOINCREMENT counter of t, 3 before and 2 after");
        space.script("V2__rebuild.sql", REBUILD + " UPDATE sqlite_sequence SET seq = 3 WHERE name = 't';");
        migrate();
        space.sql("INSERT INTO t(n) VALUES ('d')");
        assertThat(space.number("SELECT max(id) FROM t")).isEqualTo(4);
    }

    @Test void aTriggerThatWasThereMayDelete() {
        space.sql("CREATE TRIGGER tidy AFTER INSERT ON t BEGIN DELETE FROM log; END", "INSERT INTO log VALUES ('x')");
        space.script("V2__insert.sql", "INSERT INTO t(n) VALUES ('z');");
        migrate();
        assertThat(space.number("SELECT count(*) FROM log")).isZero();
    }

    @Test void whatTriggersAndReplaceTookIsToldWithNumbersAfterwards() {
        space.sql("CREATE TRIGGER tidy AFTER DELETE ON child BEGIN DELETE FROM log; END", "INSERT INTO log VALUES ('x'), ('y')");
        space.script("V2__takes.sql", "WITH w AS (SELECT 2 AS i) DELETE FROM child WHERE t IN (SELECT i FROM w); DELETE FROM child WHERE t = 3; REPLACE INTO t(id, n) VALUES (2, 'c');");
        RunReport report = migrations.run(migrations.planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        assertThat(report.losses()).extracting(Impact::sentence).containsExactlyInAnyOrder("child: 2 rows will be deleted", "log: 2 rows will be deleted", "t: 1 row will be deleted");
        assertThat(report.lines()).containsSubsequence("Gone with it: child, 2 rows", "Gone with it: log, 2 rows", "Gone with it: t, 1 row");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE new_t(id INTEGER PRIMARY KEY, n); INSERT INTO new_t SELECT * FROM t LIMIT 1; DROP TABLE t; ALTER TABLE new_t RENAME TO t;",
        "DROP TABLE 't'; CREATE TABLE T(id INTEGER PRIMARY KEY, n);",
        "DELETE FROM t WHERE id = 99; CREATE TABLE new_t(id INTEGER PRIMARY KEY, n); INSERT INTO new_t SELECT * FROM t LIMIT 1; DROP TABLE t; ALTER TABLE new_t RENAME TO t;",
        "DELETE FROM t WHERE id = 1; CREATE TABLE new_t(id INTEGER PRIMARY KEY, n); INSERT INTO new_t SELECT * FROM t LIMIT 1; DROP TABLE t; ALTER TABLE new_t RENAME TO t;",
        "CREATE TRIGGER later AFTER INSERT ON log BEGIN DELETE FROM t; END; DROP TABLE t; CREATE TABLE t(id INTEGER PRIMARY KEY, n);",
    })
    void rowsThatNoDeleteExplainsAreKept(String script) {
        space.script("V2__loses.sql", script);
        assertProblem(ProblemCode.MIGRATION_LOSES_ROWS, "t had 3 rows");
        assertThat(space.number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM child; DELETE FROM t;", "DELETE FROM main.\"child\" WHERE t > 0; DELETE FROM [t] WHERE id > 1;", "DELETE FROM child; INSERT OR REPLACE INTO t VALUES (1, 'b');"})
    void rowsThatTheScriptDeletesItselfMayGo(String script) {
        space.script("V2__deletes.sql", script);
        assertThatCode(this::migrate).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM t WHERE id = 2;", "INSERT INTO child VALUES (77);", "UPDATE t SET id = 50 WHERE id = 2;", "PRAGMA legacy_alter_table = ON; ALTER TABLE t RENAME TO elsewhere;"})
    void noReferenceIsBroken(String script) {
        space.script("V2__breaks.sql", script);
        assertProblem(ProblemCode.FOREIGN_KEYS_BROKEN, "child → t");
    }

    @Test void aReferenceThatWasBrokenBeforeIsNoneOfTheScriptsFault() {
        space.database().write("test", dev.tidemark.core.sqlite.Database.ForeignKeys.CHECKED_BY_US, connection -> dev.tidemark.core.sqlite.Sql.run(connection, "INSERT INTO child VALUES (99)"));
        space.script("V2__fine.sql", "INSERT INTO child VALUES (1);");
        migrate();
    }

    private void migrate() {
        migrations.run(migrations.planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }

    private void assertLost(String what) {
        assertProblem(ProblemCode.MIGRATION_LOSES_OBJECTS, what);
    }

    private void assertProblem(ProblemCode code, String words) {
        assertThatThrownBy(this::migrate).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.what()).contains(words);
        });
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V1");
    }
}
