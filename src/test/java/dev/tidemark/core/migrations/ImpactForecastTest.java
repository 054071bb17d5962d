package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpactForecastTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private MigrationService migrations;

    @BeforeEach void fiveRows() {
        space = TestWorkspace.empty(folder).script("V1__t.sql", "CREATE TABLE t(id INTEGER PRIMARY KEY, n TEXT, m TEXT); CREATE TABLE other(t INTEGER); CREATE TABLE watched(x);"
            + "CREATE TRIGGER tr AFTER DELETE ON watched BEGIN DELETE FROM other; END;"
            + "INSERT INTO t(n, m) VALUES ('a', 'x'), ('b', NULL), ('c', 'z'), ('d', NULL), ('e', NULL); INSERT INTO other VALUES (1), (2); INSERT INTO watched VALUES (1);");
        migrations = new Services(space.workspace(), Clock.systemUTC(), "tester").migrations();
        migrations.run(migrations.planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }

    @Test void deletedAndRewrittenRowsAreCountedBeforehand() {
        assertThat(impacts("DELETE FROM t WHERE id > 2;")).containsExactly("t: 3 rows will be deleted");
        assertThat(impacts("DELETE FROM main.\"t\" AS a WHERE a.n IN (SELECT 'a' UNION SELECT n FROM t WHERE id = 5);")).containsExactly("t: 2 rows will be deleted");
        assertThat(impacts("DELETE FROM other;")).containsExactly("other: 2 rows will be deleted");
        assertThat(impacts("UPDATE t SET n = upper(n), m = 'it, n = ''q''' WHERE m IS NULL OR id = 1;")).containsExactlyInAnyOrder("t.n: 4 rows will be overwritten", "t.m: 4 rows will be overwritten");
        assertThat(impacts("UPDATE t SET (n, m) = (m, n);")).containsExactlyInAnyOrder("t.n: 5 rows will be overwritten", "t.m: 5 rows will be overwritten");
        assertThat(impacts("DELETE FROM t WHERE id > 100;")).isEmpty();
    }

    @Test void aNewColumnThatIsFilledOverwritesNothing() {
        PlanStep step = step("ALTER TABLE t ADD COLUMN k TEXT; UPDATE t SET k = n WHERE id > 1;");
        assertThat(step.impacts()).extracting(Impact::sentence).containsExactly("t: 4 rows will be rewritten");
        assertThat(step.dataComesBack()).contains(true);
        assertThat(step("UPDATE t SET n = 'x';").dataComesBack()).isEmpty();
        assertThat(step("DELETE FROM t WHERE id = 1;").dataComesBack()).contains(false);
    }

    @Test void aRebuildRewritesAllRowsAndLosesWhatItDoesNotCopy() {
        assertThat(impacts("CREATE TABLE n(id INTEGER PRIMARY KEY, n TEXT, m BLOB); INSERT INTO n(id, \"N\", m) SELECT id, n, m FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;"))
            .containsExactly("t: 5 rows will be rewritten");
        assertThat(step("CREATE TABLE n AS SELECT id, n FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;").impacts()).extracting(Impact::sentence).contains("t.m: 2 values will be lost", "t: 5 rows will be rewritten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO n SELECT id, upper(n), m FROM t", "INSERT INTO n(id, n, m) SELECT id, NULL, m FROM t", "INSERT INTO n(id, n, m) SELECT id, 'n', m FROM t",
        "INSERT INTO n(id, n, m) SELECT id, m, n FROM t", "INSERT INTO n(id, m) SELECT id, m FROM t", "INSERT INTO n SELECT * FROM t", "INSERT INTO n(id, n, m) SELECT id, n, m FROM t WHERE id > 1",
        "INSERT INTO n(id, n, m) SELECT DISTINCT id, n, m FROM t", "INSERT OR IGNORE INTO n(id, n, m) SELECT id, n, m FROM t"})
    void aCopyThatDoesNotTakeEachColumnAsItIsMayLoseValues(String copy) {
        assertThat(step("CREATE TABLE n(id INTEGER PRIMARY KEY, n TEXT, m BLOB); " + copy + "; DROP TABLE t; ALTER TABLE n RENAME TO t;").forecastGap())
            .isEqualTo("whether the rebuild of t keeps every value is not known before a rehearsal");
    }

    @Test void droppedColumnsAndTablesAreCounted() {
        assertThat(impacts("ALTER TABLE t DROP COLUMN m; DROP TABLE IF EXISTS other;")).containsExactlyInAnyOrder("t.m: 2 values will be lost", "other: 2 rows will be lost");
        assertThat(impacts("ALTER TABLE t RENAME COLUMN m TO k; ALTER TABLE other RENAME TO others;")).isEmpty();
        assertThat(impacts("ALTER TABLE t ADD COLUMN k; ALTER TABLE t DROP COLUMN k;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DELETE FROM t WHERE id > 2 LIMIT 1;",
        "DELETE FROM t WHERE id = abs(random());",
        "DELETE FROM t WHERE n < datetime('now');",
        "DELETE FROM watched;",
        "INSERT OR REPLACE INTO t VALUES (1, 'x', 'y');",
        "INSERT INTO t(id) VALUES (1) ON CONFLICT DO UPDATE SET n = 'x';",
        "UPDATE OR REPLACE t SET id = 1 WHERE id = 2;",
        "UPDATE t SET n = o.t FROM other AS o WHERE o.t = t.id;",
        "WITH RECURSIVE w(i) AS (SELECT 1 UNION SELECT i + 1 FROM w WHERE i < 2) DELETE FROM t WHERE id IN w;",
        "WITH w AS (SELECT t FROM other) INSERT OR REPLACE INTO t(id) SELECT t FROM w;",
        "INSERT INTO t(n) VALUES ('f'); DELETE FROM t WHERE n = 'f';",
        "DELETE FROM other; DELETE FROM t WHERE id NOT IN (SELECT t FROM other);",
        "ALTER TABLE t ADD COLUMN k; DELETE FROM t WHERE \"k\" IS NULL;",
        "ALTER TABLE t RENAME TO u; DELETE FROM u;",
        "DELETE FROM t WHERE id IN (SELECT id FROM made_elsewhere);",
    })
    void whatCannotBeCountedIsSaidToBeUnknownAndNotGuessed(String script) {
        PlanStep step = step(script);
        assertThat(step.impacts()).filteredOn(impact -> impact.table().equals("t") || impact.table().equals("u")).isEmpty();
        assertThat(step.forecastGap()).contains("is not known before a rehearsal");
    }

    @Test void aStatementWithCommonTablesIsCountedToo() {
        assertThat(impacts("WITH w(i) AS (SELECT t FROM other) DELETE FROM t WHERE id IN (SELECT i FROM w);")).containsExactly("t: 2 rows will be deleted");
        assertThat(impacts("WITH w AS (SELECT 1), v AS (SELECT 2) UPDATE t SET n = 'x' WHERE id IN (SELECT * FROM w UNION SELECT * FROM v);")).containsExactly("t.n: 2 rows will be overwritten");
    }

    @Test void aTriggerIsNamedWithTheTablesThatItSpeaksOfAndTheStatementItselfIsCounted() {
        PlanStep step = step("DELETE FROM watched;\nREPLACE INTO t(id) VALUES (1);\nINSERT OR REPLACE INTO t(id) VALUES (2);\nREPLACE INTO t(id) VALUES (3);\nREPLACE INTO t(id) VALUES (4);");
        assertThat(step.impacts()).extracting(Impact::sentence).containsExactly("watched: 1 row will be deleted");
        assertThat(step.forecastGap()).isEqualTo("line 1: watched has triggers on DELETE that may change other tables: other; how many rows is not known before a rehearsal; "
            + "line 2: rows of t with the same key are replaced; how many is not known before a rehearsal; line 3: rows of t with the same key are replaced; how many is not known before a rehearsal; "
            + "nor is it of 2 statements after these");
        assertThat(step("UPDATE watched SET x = 2;").forecastGap()).as("its trigger is on DELETE").isNull();
    }

    @Test void aLaterStepKnowsThatAnEarlierOneMayHaveChangedItsTable() {
        space.script("V2__first.sql", "INSERT INTO t(n) VALUES ('f');").script("V3__second.sql", "DELETE FROM t;").script("V4__third.sql", "DELETE FROM other WHERE rowid = 1;");
        List<PlanStep> steps = migrations.planMigrate(Target.LATEST).steps();
        assertThat(steps.get(0).forecastGap()).isNull();
        assertThat(steps.get(1).forecastGap()).startsWith("line 1: how many rows “DELETE FROM t” changes");
        assertThat(steps.get(2).impacts()).containsExactly(new Impact(Impact.Kind.ROWS_DELETED, "other", null, 1));
    }

    @Test void thePreviewSaysIt() {
        space.script("V2__tidy.sql", "DELETE FROM t WHERE id > 2;\nDELETE FROM other LIMIT 1;");
        assertThat(migrations.planMigrate(Target.LATEST).sql()).contains("-- ! t: 3 rows will be deleted\n-- ? line 2: how many rows “DELETE");
    }

    private List<String> impacts(String script) {
        PlanStep step = step(script);
        assertThat(step.forecastGap()).as(script).isNull();
        return step.impacts().stream().map(Impact::sentence).toList();
    }

    private PlanStep step(String script) {
        space.script("V2__step.sql", script);
        return migrations.planMigrate(Target.LATEST).steps().getFirst();
    }
}
