package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @AfterEach void nothingIsLeftBehind() {
        assertThat(space.workspace().records().resolve("rehearsals")).doesNotExist();
    }

    @Test void theShippedMigrationsGoThereAndBackAndThereAgain() {
        space = TestWorkspace.withShippedMigrations(folder);
        services = new Services(space.workspace(), Clock.systemUTC(), "tester");
        migrate("4");
        space.sql("INSERT INTO projects(id, name) VALUES (1, 'p'), (2, 'q')", "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'c')",
            "INSERT INTO documents(project_id, filename, file_path, file_type, file_size) VALUES (1, 'a.txt', 'a', 'txt', 3)");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.sentence()).startsWith("Rehearsed on a copy: migrate to V9 and back works; the structure comes back, the data comes back. The real run will take about ");
        assertThat(report.passed()).isTrue();
        assertThat(report.passes()).extracting(pass -> pass.plan().title()).containsExactly("Migrate to V9", "Roll back to V4", "Migrate to V9");
        assertThat(report.passes()).allMatch(pass -> pass.times().size() == 5);
        assertThat(report.tables()).filteredOn(table -> table.table().equals("projects")).singleElement()
            .extracting(RehearsalReport.TableResult::sentence).isEqualTo("projects: all 2 rows came back as they were");
        assertThat(report.estimate()).isPositive();
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V4");
    }

    @Test void aRollBackIsRehearsedBackAndForthAndTellsWhichRowsDoNotComeBack() {
        space = TestWorkspace.withShippedMigrations(folder);
        services = new Services(space.workspace(), Clock.systemUTC(), "tester");
        migrate("latest");
        space.sql("INSERT INTO projects(id, name) VALUES (1, 'p')", "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'c')",
            "INSERT INTO messages(chat_id, role, content, metadata) VALUES (1, 'user', 'a', '{\"x\":1}'), (1, 'user', 'b', NULL), (1, 'user', 'c', '{}')");
        RehearsalReport report = rehearse(services.migrations().planRollback(Target.parse("8")));
        assertThat(report.passes()).extracting(pass -> pass.plan().title()).containsExactly("Roll back to V8", "Migrate to V9", "Roll back to V8");
        assertThat(report.structureComesBack()).contains(true);
        assertThat(report.dataComesBack()).contains(false);
        assertThat(report.tables()).filteredOn(table -> !table.same()).singleElement()
            .extracting(RehearsalReport.TableResult::sentence).isEqualTo("messages: 2 of 3 rows did not come back as they were");
        assertThat(report.passed()).as("losing the values of a dropped column is no fault of the scripts").isTrue();
    }

    @Test void anUndoThatDoesNotRestoreTheSchemaDoesNotPass() {
        scripts("V1__a.sql", "CREATE TABLE a(x);", "V2__b.sql", "CREATE TABLE b(x); CREATE INDEX ix ON a(x);", "U2__b.sql", "DROP TABLE b;");
        migrate("1");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.passed()).isFalse();
        assertThat(report.structureComesBack()).contains(false);
        assertThat(report.structure().orElseThrow().changes()).extracting(change -> change.kind() + " " + change.name()).containsExactly("ADDED ix");
        assertThat(report.failure()).as("going there a second time").isPresent();
    }

    @Test void anUndoThatLosesRowsIsTold() {
        scripts("V1__a.sql", "CREATE TABLE a(x); INSERT INTO a VALUES (1), (2), (3);", "V2__b.sql", "UPDATE a SET x = x * 10; CREATE TABLE b(x);", "U2__b.sql", "UPDATE a SET x = x / 10 WHERE x > 10; DROP TABLE b;");
        migrate("1");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.structureComesBack()).contains(true);
        assertThat(report.tables()).containsExactly(new RehearsalReport.TableResult("a", 3, 3, 1));
    }

    @Test void aFailingScriptIsAReportAndNoFailureOfTheRehearsal() {
        scripts("V1__a.sql", "CREATE TABLE a(x);", "V2__b.sql", "CREATE TABLE b(x);\nCREATE TABEL c(x);");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.passed()).isFalse();
        assertThat(report.failure().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(report.sentence()).contains("V2__b.sql, line 2");
        assertThat(space.schema()).isEmpty();
    }

    @Test void aFailingUndoScriptIsToldToo() {
        scripts("V1__a.sql", "CREATE TABLE a(x);", "U1__a.sql", "DROP TABLE elsewhere;");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.failure().orElseThrow().what()).contains("U1__a.sql, line 1");
        assertThat(report.passes()).hasSize(1);
    }

    @Test void withoutAnUndoScriptItGoesOneWayAndSaysSo() {
        scripts("V1__a.sql", "CREATE TABLE a(x);", "U1__a.sql", "DROP TABLE a;", "V2__b.sql", "CREATE TABLE b(x);", "R__v.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x FROM b;");
        RehearsalReport report = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(report.passed()).isTrue();
        assertThat(report.passes()).hasSize(1);
        assertThat(report.oneWayBecause()).contains("V2, Repeatable: v have no undo script.");
        assertThat(report.structureComesBack()).isEmpty();
        assertThat(report.sentence()).contains("works, one way only: V2, Repeatable: v have no undo script.");
    }

    @Test void oneWayItTellsTheTablesWhoseRowsAndValuesChange() {
        scripts("V1__a.sql", "CREATE TABLE a(x, y); INSERT INTO a VALUES (1, 'p'), (2, 'q'), (3, 'r'); CREATE TABLE b(x); INSERT INTO b VALUES (1), (2); CREATE TABLE c(x); CREATE TABLE d(x);"
            + "CREATE TRIGGER tr AFTER UPDATE ON a BEGIN DELETE FROM b WHERE x = new.x; END;",
            "V2__b.sql", "UPDATE a SET y = 'z' WHERE x > 1; DROP TABLE c;", "U2__b.sql", "CREATE TABLE c(x);");
        migrate("1");
        RehearsalReport there = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(there.there()).extracting(RehearsalReport.TableThere::sentence).as("there and back, the rows are counted").containsExactly("b: 2 rows before, 1 after", "c: the table goes, with no rows");
        space.script("V3__c.sql", "UPDATE d SET x = 1;");
        RehearsalReport oneWay = rehearse(services.migrations().planMigrate(Target.LATEST));
        assertThat(oneWay.oneWayBecause()).isPresent();
        assertThat(oneWay.there()).extracting(RehearsalReport.TableThere::sentence).containsExactly("a: 3 rows before and after; 2 of them are gone or have other values",
            "b: 2 rows before, 1 after; 1 of them is gone or has other values", "c: the table goes, with no rows");
    }

    @Test void whatAnotherProgramWritesMeanwhileIsNotLaidToThePlanWithoutAWord() {
        scripts("V1__a.sql", "CREATE TABLE a(x, y); INSERT INTO a VALUES (1, 'p'), (2, 'q');", "V2__b.sql", "UPDATE a SET y = 'z' WHERE x = 2;");
        migrate("1");
        Plan plan = services.migrations().planMigrate(Target.LATEST);
        assertThat(rehearse(plan).caution()).isEmpty();
        Progress writing = (doing, fraction) -> {
            if (doing.equals("Checking the result")) {
                space.database().write("chatbot", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE a SET y = 'new' WHERE x = 1"));
            }
        };
        RehearsalReport report = services.rehearsal().run(plan, writing, Cancellation.never());
        assertThat(report.passed()).isTrue();
        assertThat(report.caution()).hasValueSatisfying(caution -> assertThat(caution).contains("Another program wrote"));
    }

    @Test void theOriginalIsNotTouchedInEitherJournalModeAndTheCopyIsPrivate() throws IOException {
        for (String mode : List.of("DELETE", "WAL")) {
            scripts("V1__a.sql", "CREATE TABLE a(x); INSERT INTO a VALUES (1);", "V2__b.sql", "CREATE TABLE b(x); DELETE FROM a;", "U2__b.sql", "DROP TABLE b;");
            migrate("1");
            setJournalMode(mode);
            Path file = space.workspace().databaseFile();
            byte[] bytes = Files.readAllBytes(file);
            var modified = Files.getLastModifiedTime(file);
            List<String> permissions = new ArrayList<>();
            Plan plan = services.migrations().planMigrate(Target.LATEST);
            services.rehearsal().run(plan, (doing, fraction) -> permissions.addAll(copies()), Cancellation.never());
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(modified);
            assertThat(permissions).isNotEmpty().allMatch(each -> each.equals("rw-------") || each.equals("rwx------"));
            nothingIsLeftBehind();
        }
    }

    @Test void cancellingInTheMiddleOfAStatementLeavesNothingBehind() {
        scripts("V1__endless.sql", "CREATE TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT i FROM n;");
        Cancellation cancellation = new Cancellation();
        Progress cancelSoon = (doing, fraction) -> {
            if (doing.contains("CREATE TABLE n")) {
                Thread.ofVirtual().start(() -> {
                    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                    cancellation.cancel();
                });
            }
        };
        Plan plan = services.migrations().planMigrate(Target.LATEST);
        assertThatThrownBy(() -> services.rehearsal().run(plan, cancelSoon, cancellation))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @Test void copyingTellsHowFarItIsAndCanBeCancelled() {
        for (String mode : List.of("DELETE", "WAL")) {
            scripts("V1__a.sql", "CREATE TABLE a(x);");
            setJournalMode(mode);
            Cancellation cancellation = new Cancellation();
            List<String> told = new ArrayList<>();
            Progress cancelInCopy = (doing, fraction) -> {
                told.add(doing);
                if (doing.startsWith("Copied ")) {
                    cancellation.cancel();
                }
            };
            Plan plan = services.migrations().planMigrate(Target.LATEST);
            assertThatThrownBy(() -> services.rehearsal().run(plan, cancelInCopy, cancellation))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
            assertThat(told).as(mode).anyMatch(doing -> doing.startsWith("Copied ")).noneMatch(doing -> doing.equals("Checking the copy"));
            nothingIsLeftBehind();
        }
    }

    @Test void whatAKilledRehearsalLeftIsRemovedByTheNextOne() throws IOException {
        scripts("V1__a.sql", "CREATE TABLE a(x);");
        Path left = Files.createDirectories(space.workspace().records().resolve("rehearsals").resolve("left"));
        Files.createFile(left.resolve("lock"));
        Files.writeString(left.resolve("copy.db"), "half a copy");
        assertThat(rehearse(services.migrations().planMigrate(Target.LATEST)).passed()).isTrue();
    }

    private List<String> copies() {
        Path all = space.workspace().records().resolve("rehearsals");
        assumeTrue(all.getFileSystem().supportedFileAttributeViews().contains("posix"), "owner-only files are shown on POSIX systems");
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(file -> !file.equals(all) && !file.endsWith("lock")).map(file -> {
                try {
                    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                } catch (IOException gone) {
                    return "rw-------";
                }
            }).toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void setJournalMode(String mode) {
        try (var connection = space.database().openForWriting(dev.tidemark.core.sqlite.Database.ForeignKeys.ENFORCED)) {
            dev.tidemark.core.sqlite.Sql.text(connection, "PRAGMA journal_mode = " + mode);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int made;

    private void scripts(String... namesAndTexts) {
        space = TestWorkspace.empty(folder.resolve("w" + made++));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            space.script(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        services = new Services(space.workspace(), Clock.systemUTC(), "tester");
    }

    private void migrate(String target) {
        services.migrations().run(services.migrations().planMigrate(Target.parse(target)), false, Progress.NONE, Cancellation.never());
    }

    private RehearsalReport rehearse(Plan plan) {
        return services.rehearsal().run(plan, Progress.NONE, Cancellation.never());
    }
}
