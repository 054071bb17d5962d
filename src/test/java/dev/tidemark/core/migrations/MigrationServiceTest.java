package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Journal journal;
    private BackupService backups;

    @Test void allPendingMigrationsRunAndStockFlywayAcceptsThem() {
        MigrationService migrations = shipped();
        RunReport report = migrate(migrations, "latest");
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V9");
        assertThat(report.sentence()).startsWith("Migrated base → V9: 9 migrations in ");
        assertThat(report.lines()).hasSize(9).first().asString().startsWith("Applied V1 create projects and documents, ");
        assertThat(migrations.timeline().layers()).allMatch(layer -> layer.state() == MigrationState.APPLIED);
        space.stockFlyway().accepts();
        assertThat(space.stockFlyway().migrate()).isZero();
    }

    @Test void migratingStopsAtTheChosenVersion() {
        MigrationService migrations = shipped();
        migrate(migrations, "V4");
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V4");
        assertThat(migrations.timeline().pending()).hasSize(5);
        space.stockFlyway().accepts();
    }

    @Test void migratingAnUpToDateDatabaseDoesNothingAtAll() throws IOException {
        MigrationService migrations = shipped();
        migrate(migrations, "latest");
        byte[] before = Files.readAllBytes(space.workspace().databaseFile());
        int backupsBefore = backups.list().size();
        RunReport report = migrate(migrations, "latest");
        assertThat(report.sentence()).isEqualTo("Nothing to do: the database is at V9.");
        assertThat(Files.readAllBytes(space.workspace().databaseFile())).isEqualTo(before);
        assertThat(backups.list()).hasSize(backupsBefore);
    }

    @Test void rollingBackRunsTheUndoScriptsAndLeavesThemPending() {
        MigrationService migrations = shipped();
        migrate(migrations, "V3");
        List<String> schemaAtThree = space.schema();
        migrate(migrations, "latest");
        RunReport report = rollBack(migrations, "3");
        assertThat(report.sentence()).startsWith("Rolled back V9 → V3: 6 migrations in ");
        assertThat(space.schema()).isEqualTo(schemaAtThree);
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V3");
        assertThat(migrations.timeline().pending()).hasSize(6).allMatch(layer -> layer.undone().isPresent());
        space.stockFlyway().accepts();
        assertThat(space.stockFlyway().migrate()).isEqualTo(6);
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V9");
    }

    @Test void rollingBackAndMigratingCanBeRepeatedAnyNumberOfTimes() {
        MigrationService migrations = shipped();
        for (int round = 0; round < 3; round++) {
            migrate(migrations, "latest");
            migrations.run(migrations.planRollback(new Target.Back(2)), false, Progress.NONE, Cancellation.never());
            assertThat(migrations.timeline().currentLabel()).isEqualTo("V7");
            space.stockFlyway().accepts();
        }
        rollBack(migrations, "base");
        assertThat(migrations.timeline().current()).isEmpty();
        assertThat(space.schema()).isEmpty();
        space.stockFlyway().accepts();
    }

    @Test void aRollBackTellsBeforehandWhichValuesGo() {
        MigrationService migrations = shipped();
        migrate(migrations, "latest");
        space.sql("INSERT INTO projects(id, name) VALUES (1, 'p')",
            "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'c')",
            "INSERT INTO messages(chat_id, role, content, metadata) VALUES (1, 'user', 'a', '{\"x\":1}'), (1, 'user', 'b', NULL), (1, 'user', 'c', '{}')");
        assertThat(migrations.planRollback(Target.parse("8")).losses()).containsExactly(new Impact("messages", "metadata", 2));
        Plan toBase = migrations.planRollback(Target.BASE);
        assertThat(toBase.losses()).extracting(Impact::place).contains("messages.metadata", "messages", "chats", "projects");
        assertThat(toBase.steps().getFirst().dataComesBack()).contains(false);
        assertThat(migrations.planMigrate(Target.LATEST).losses()).isEmpty();
    }

    @Test void aPlanChangesNotOneByte() throws IOException {
        MigrationService migrations = shipped();
        migrate(migrations, "V5");
        byte[] before = Files.readAllBytes(space.workspace().databaseFile());
        assertThat(migrations.planMigrate(Target.LATEST).sql()).contains("-- Apply V9 add metadata to messages (V9__add_metadata_to_messages.sql)");
        assertThat(migrations.planRollback(Target.BASE).steps()).hasSize(5);
        assertThat(Files.readAllBytes(space.workspace().databaseFile())).isEqualTo(before);
    }

    @Test void aBackupIsTakenBeforeAndTheChangeIsJournalled() {
        MigrationService migrations = shipped();
        migrate(migrations, "V2");
        RunReport report = rollBack(migrations, "1");
        assertThat(report.backup()).isPresent();
        assertThat(report.backup().get().version()).contains(Version.of("2"));
        JournalEntry last = journal.entries().getLast();
        assertThat(last.kind()).isEqualTo("roll back");
        assertThat(last.backup()).isEqualTo(report.backup().get().name());
        assertThat(last.details()).singleElement().asString().startsWith("Undid V2 ");
    }

    @Test void aSyntaxErrorRollsTheWholeRunBackAndNamesItsPlace() {
        MigrationService migrations = scripts("V1__create_a.sql", "CREATE TABLE a(x);", "V2__break.sql", "CREATE TABLE b(x);\n\nCREATE TABEL c(x);");
        assertThatThrownBy(() -> migrate(migrations, "latest")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
            assertThat(p.what()).contains("V2__break.sql, line 3", "TABEL");
        });
        assertThat(space.schema()).as("not even V1 stays").isEmpty();
        assertThat(migrations.timeline().current()).isEmpty();
        assertProblem(ProblemCode.MIGRATION_FAILED, () -> migrate(migrations, "latest"));
        space.script("V2__break.sql", "CREATE TABLE b(x);");
        migrate(migrations, "latest");
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V2");
    }

    @Test void aRunThatFailsIsJournalledWithTheBackupThatStays() {
        MigrationService migrations = scripts("V1__create_a.sql", "CREATE TABLE a(x);\nCREATE TABEL c(x);");
        assertProblem(ProblemCode.MIGRATION_FAILED, () -> migrate(migrations, "latest"));
        JournalEntry last = journal.entries().getLast();
        assertThat(last.kind()).isEqualTo("migrate failed");
        assertThat(last.sentence()).startsWith("Migrate to V1 failed: V1__create_a.sql, line 2: near \"TABEL\"");
        assertThat(last.details()).containsExactly("Everything was rolled back; the database is as it was before.");
        assertThat(last.backup()).isEqualTo(backups.list().getFirst().name());
        assertThat(last.scripts()).isEmpty();
    }

    @Test void aFailingUndoScriptLeavesEverythingAsItWas() {
        MigrationService migrations = scripts("V1__create_a.sql", "CREATE TABLE a(x);", "U1__create_a.sql", "DROP TABLE a;",
            "V2__create_b.sql", "CREATE TABLE b(x);", "U2__create_b.sql", "DROP TABLE b;\nDROP TABLE nowhere;");
        migrate(migrations, "latest");
        List<String> before = space.schema();
        assertThatThrownBy(() -> rollBack(migrations, "base")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
            assertThat(p.what()).contains("U2__create_b.sql, line 2");
        });
        assertThat(space.schema()).isEqualTo(before);
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V2");
        space.stockFlyway().accepts();
    }

    @Test void aRebuildKeepsAllChildRowsAndOneThatLosesRowsIsRefused() {
        MigrationService migrations = scripts(
            "V1__parent_and_child.sql", "CREATE TABLE parent(id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE child(id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent(id) ON DELETE CASCADE);",
            "V2__rebuild_parent.sql", "CREATE TABLE new_parent(id INTEGER PRIMARY KEY, n VARCHAR(500)); INSERT INTO new_parent SELECT * FROM parent; DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;",
            "V3__lossy_rebuild.sql", "CREATE TABLE new_parent(id INTEGER PRIMARY KEY); INSERT INTO new_parent SELECT id FROM parent WHERE id > 10; DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;");
        migrate(migrations, "1");
        space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO parent SELECT i, 'x' FROM n",
            "INSERT INTO child SELECT id, id FROM parent");
        migrate(migrations, "2");
        assertThat(space.number("SELECT count(*) FROM child")).isEqualTo(1000);
        assertThatThrownBy(() -> migrate(migrations, "3")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_LOSES_ROWS);
            assertThat(p.what()).contains("parent had 1,000 rows and would have 990");
        });
        assertThat(space.number("SELECT count(*) FROM parent")).isEqualTo(1000);
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V2");
    }

    @Test void aScriptThatBreaksReferencesIsRolledBack() {
        MigrationService migrations = scripts("V1__a.sql", "CREATE TABLE parent(id INTEGER PRIMARY KEY); CREATE TABLE child(p INTEGER REFERENCES parent(id)); INSERT INTO parent VALUES (1), (2); INSERT INTO child VALUES (1), (2);",
            "V2__delete_parents.sql", "DELETE FROM parent WHERE id = 2;");
        migrate(migrations, "1");
        assertThatThrownBy(() -> migrate(migrations, "latest")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.FOREIGN_KEYS_BROKEN);
            assertThat(p.what()).contains("child → parent (1 row)");
        });
        assertThat(space.number("SELECT count(*) FROM parent")).isEqualTo(2);
    }

    @Test void scriptsThatWouldLeaveTheTransactionAreRefusedBeforeAnythingRuns() {
        for (String bad : List.of("BEGIN;", "COMMIT;", "VACUUM;", "PRAGMA foreign_keys = OFF;", "PRAGMA main.foreign_keys=0;", "ATTACH 'x' AS y;", "ROLLBACK;")) {
            MigrationService migrations = scripts("V1__bad.sql", "CREATE TABLE a(x);\n" + bad);
            assertProblem(ProblemCode.SCRIPT_NOT_SAFE, () -> migrations.planMigrate(Target.LATEST));
        }
        assertThat(scripts("V1__bad.sql", "SAVEPOINT s; CREATE TABLE a(x); ROLLBACK TO s; RELEASE s;").planMigrate(Target.LATEST).steps()).hasSize(1);
    }

    @Test void aLongCommentHidesNoStatementAndForbidsNone() {
        String comment = "/* " + "many words ".repeat(300) + "*/ ";
        for (String bad : List.of(comment + "COMMIT;", "PRAGMA " + comment + "foreign_keys = OFF;", "PRAGMA main" + comment + "." + comment + "foreign_keys = OFF;")) {
            MigrationService migrations = scripts("V1__bad.sql", "CREATE TABLE a(x);\n" + bad);
            assertProblem(ProblemCode.SCRIPT_NOT_SAFE, () -> migrations.planMigrate(Target.LATEST));
        }
        assertThat(scripts("V1__bad.sql", "SAVEPOINT s; CREATE TABLE a(x); ROLLBACK " + comment + "TO s; RELEASE s;").planMigrate(Target.LATEST).steps()).hasSize(1);
    }

    @Test void aScriptThatFlywayWouldReadOtherwiseIsRefusedAndNothingIsLost() {
        MigrationService migrations = scripts("V1__names.sql", """
            CREATE TABLE t(id);
            CREATE VIEW v AS SELECT id AS begin FROM t;
            CREATE TABLE lost(x);
            CREATE VIEW w AS SELECT id AS end FROM t;
            """);
        assertProblem(ProblemCode.SCRIPT_NOT_SAFE, () -> migrate(migrations, "latest"));
        assertThat(space.schema()).isEmpty();
    }

    @Test void commentsTriggersAndRepeatableScriptsRunAsShown() {
        MigrationService migrations = scripts("V1__all.sql", """
            -- head
            CREATE TABLE t(id INTEGER /* inside; */ PRIMARY KEY, x TEXT DEFAULT 'a;b'); -- tail
            /* between */
            CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET x = CASE WHEN x THEN 'y' ELSE 'z' END; END;
            INSERT INTO t(x) VALUES ('${not a placeholder}')
            """, "R__view.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x FROM t;");
        migrate(migrations, "latest");
        assertThat(space.number("SELECT count(*) FROM v")).isEqualTo(1);
        assertThat(migrations.timeline().pending()).isEmpty();
        space.script("R__view.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x, id FROM t;");
        assertThat(migrations.timeline().pending()).hasSize(1);
        migrate(migrations, "latest");
        assertThat(migrations.timeline().pending()).isEmpty();
        space.stockFlyway().accepts();
    }

    @Test void unknownVersionsAndWrongDirectionsAreRefused() {
        MigrationService migrations = shipped();
        migrate(migrations, "V4");
        assertProblem(ProblemCode.VERSION_UNKNOWN, () -> migrations.planMigrate(Target.parse("99")));
        assertProblem(ProblemCode.VERSION_UNKNOWN, () -> Target.parse("next week"));
        assertProblem(ProblemCode.TARGET_WRONG_WAY, () -> migrations.planMigrate(Target.parse("2")));
        assertProblem(ProblemCode.TARGET_WRONG_WAY, () -> migrations.planRollback(Target.parse("7")));
        assertProblem(ProblemCode.TARGET_WRONG_WAY, () -> migrations.planMigrate(Target.BASE));
        assertThat(migrations.planMigrate(Target.parse("4")).empty()).isTrue();
    }

    @Test void aMissingFolderABadNameADuplicateAndAMissingUndoAreNamed() throws IOException {
        MigrationService migrations = scripts("V1__a.sql", "CREATE TABLE a(x);");
        migrate(migrations, "latest");
        assertThatThrownBy(() -> migrations.planRollback(Target.BASE)).hasMessageContaining("U1__a.sql");
        space.script("V2_one_underscore.sql", "CREATE TABLE b(x);");
        assertThat(migrations.timeline().badlyNamed()).hasSize(1);
        assertProblem(ProblemCode.MIGRATION_BADLY_NAMED, () -> migrations.planMigrate(Target.LATEST));
        Files.delete(space.workspace().migrations().resolve("V2_one_underscore.sql"));
        space.script("V1.0__again.sql", "CREATE TABLE b(x);");
        assertProblem(ProblemCode.MIGRATION_DUPLICATE, migrations::timeline);
        Files.walk(space.workspace().migrations()).sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        assertProblem(ProblemCode.MIGRATIONS_FOLDER_MISSING, migrations::timeline);
        assertThat(space.number("SELECT count(*) FROM a")).isZero();
    }

    @Test void changedMissingAndLateMigrationsAreToldApart() throws IOException {
        MigrationService migrations = scripts("V1__a.sql", "CREATE TABLE a(x);", "V2__b.sql", "CREATE TABLE b(x);", "V3__c.sql", "CREATE TABLE c(x);");
        migrate(migrations, "latest");
        space.script("V1__a.sql", "CREATE TABLE a(x, y);");
        space.script("V2.5__late.sql", "CREATE TABLE late(x);");
        Files.delete(space.workspace().migrations().resolve("V3__c.sql"));
        assertThat(migrations.timeline().layers()).extracting(layer -> layer.versionLabel() + " " + layer.state().word())
            .containsExactly("V1 changed", "V2 applied", "V2.5 late", "V3 missing");
        assertProblem(ProblemCode.HISTORY_REFUSED, () -> migrations.planMigrate(Target.LATEST));
    }

    @Test void aRollBackThatWouldLeaveAnEditedScriptBelowItIsRefusedAtThePlan() {
        MigrationService migrations = scripts("V1__a.sql", "CREATE TABLE a(x);", "U1__a.sql", "DROP TABLE a;", "V2__b.sql", "CREATE TABLE b(x);", "U2__b.sql", "DROP TABLE b;");
        migrate(migrations, "latest");
        space.script("V1__a.sql", "CREATE TABLE a(x); -- edited");
        assertThatThrownBy(() -> migrations.planRollback(new Target.Back(1))).hasMessageContaining("V1 is changed");
        space.script("V1__a.sql", "CREATE TABLE a(x);");
        space.script("V2__b.sql", "CREATE TABLE b(x); -- edited, and undone with this");
        rollBack(migrations, "1");
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V1");
        space.stockFlyway().accepts();
    }

    @Test void moreStepsBackThanAreAppliedAreRefused() {
        MigrationService migrations = shipped();
        migrate(migrations, "2");
        assertThatThrownBy(() -> migrations.planRollback(new Target.Back(3))).hasMessageContaining("3 steps back");
        assertThat(migrations.planRollback(new Target.Back(2)).to()).isEmpty();
    }

    @Test void tablesWithoutAHistoryAreNotMigratedOver() {
        MigrationService migrations = scripts("V1__a.sql", "CREATE TABLE a(x);");
        space.sql("CREATE TABLE somebodys(x)");
        assertProblem(ProblemCode.SCHEMA_NOT_EMPTY, () -> migrations.planMigrate(Target.LATEST));
    }

    @Test void aPlanThatNoLongerFitsIsNotRun() {
        MigrationService migrations = shipped();
        Plan plan = migrations.planMigrate(Target.LATEST);
        migrate(migrations, "V3");
        assertProblem(ProblemCode.PLAN_OUTDATED, () -> migrations.run(plan, true, Progress.NONE, Cancellation.never()));
        Plan other = migrations.planMigrate(Target.parse("4"));
        space.script("V4__create_settings.sql", "CREATE TABLE settings(evil);");
        assertProblem(ProblemCode.PLAN_OUTDATED, () -> migrations.run(other, true, Progress.NONE, Cancellation.never()));
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V3");
    }

    @Test void cancellingInTheMiddleLeavesTheDatabaseAsItWas() {
        MigrationService migrations = shipped();
        Cancellation cancellation = new Cancellation();
        List<String> heard = new ArrayList<>();
        Progress cancelAtFour = (doing, fraction) -> {
            heard.add(doing);
            if (doing.startsWith("Apply V4")) {
                cancellation.cancel();
            }
        };
        assertProblem(ProblemCode.CANCELLED, () -> migrations.run(migrations.planMigrate(Target.LATEST), false, cancelAtFour, cancellation));
        assertThat(heard).anyMatch(text -> text.startsWith("Apply V1"));
        assertThat(space.schema()).isEmpty();
        migrate(migrations, "latest");
        Cancellation second = new Cancellation();
        assertProblem(ProblemCode.CANCELLED, () -> migrations.run(migrations.planRollback(Target.BASE), false,
            (doing, fraction) -> { if (doing.startsWith("Undo V6")) { second.cancel(); } }, second));
        assertThat(migrations.timeline().currentLabel()).isEqualTo("V9");
    }

    @Test void aLongStatementIsInterrupted() {
        MigrationService migrations = scripts("V1__endless.sql", "CREATE TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT i FROM n;");
        Cancellation cancellation = new Cancellation();
        Progress cancelSoon = (doing, fraction) -> {
            if (doing.contains("CREATE TABLE n")) {
                Thread.ofVirtual().start(() -> {
                    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                    cancellation.cancel();
                });
            }
        };
        // The plan is made with a schema only, so this must not run the statement for long either.
        Plan plan = migrations.planMigrate(Target.LATEST);
        assertProblem(ProblemCode.CANCELLED, () -> migrations.run(plan, false, cancelSoon, cancellation));
        assertThat(space.schema()).isEmpty();
    }

    private MigrationService shipped() {
        space = TestWorkspace.withShippedMigrations(folder);
        return service();
    }

    private int made;

    private MigrationService scripts(String... namesAndTexts) {
        space = TestWorkspace.empty(folder.resolve("w" + made++));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            space.script(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return service();
    }

    private MigrationService service() {
        journal = new Journal(space.workspace(), Clock.systemUTC(), "tester");
        backups = new BackupService(space.workspace(), space.database(), journal, Clock.systemUTC());
        return new MigrationService(space.workspace(), space.database(), backups, journal, "tester");
    }

    private static RunReport migrate(MigrationService migrations, String target) {
        return migrations.run(migrations.planMigrate(Target.parse(target)), true, Progress.NONE, Cancellation.never());
    }

    private static RunReport rollBack(MigrationService migrations, String target) {
        return migrations.run(migrations.planRollback(Target.parse(target)), true, Progress.NONE, Cancellation.never());
    }

    private static void assertProblem(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
