package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.LineDifference.Kind;
import dev.tidemark.core.common.LineDifference.Line;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void applied() {
        space = TestWorkspace.empty(folder.resolve("w"));
        for (int i = 1; i <= 7; i++) {
            space.script("V" + i + "__t" + i + ".sql", "-- table " + i + "\nCREATE TABLE t" + i + "(\n  x,\n  y\n);\n");
        }
        space.script("R__v.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 1;");
        services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }

    @Test void theHistoryAfterwardsIsTheOneThatStockFlywaysRepairLeaves() throws IOException {
        space.script("V1__t1.sql", "CREATE TABLE t1(x, y, z);");
        Files.delete(file("V2__t2.sql"));
        Files.move(file("V3__t3.sql"), file("V3__third_table.sql"));
        Files.delete(file("V7__t7.sql"));
        Files.delete(file("R__v.sql"));
        space.sql("UPDATE flyway_schema_history SET checksum = NULL WHERE version = '5'",
            "INSERT INTO flyway_schema_history(installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (40, '8', 't8', 'SQL', 'V8__t8.sql', 1, 'x', 3, 0)");
        Path copy = folder.resolve("stock.db");
        Files.copy(space.workspace().databaseFile(), copy);
        Flyway.configure().dataSource("jdbc:sqlite:" + copy, null, null).locations("filesystem:" + space.workspace().migrations())
            .installedBy(System.getProperty("user.name")).load().repair();
        Repair repair = services.repairs().plan();
        assertThat(repair.actions()).extracting(Repair.Action::sentence).contains("Remove the failed row of V8 t8: it is pending again.",
            "Mark V2 t2 as not applied: its script is gone. What it did to the database stays.", "Accept the new name of V3 t3: “third table”.");
        services.repairs().repair(repair, Progress.NONE, Cancellation.never());
        assertThat(history(space.workspace().databaseFile())).isEqualTo(history(copy));
        assertThat(services.repairs().plan().empty()).isTrue();
        services.recovery().recover(services.migrations().timeline().troubled().getFirst().applied().orElseThrow());
        space.stockFlyway().accepts();
    }

    @Test void oneActionCanBeCarriedOutAlone() throws IOException {
        space.script("V1__t1.sql", "CREATE TABLE t1(z);").script("V4__t4.sql", "CREATE TABLE t4(z);");
        Repair one = services.repairs().planAccept(Version.of("4")).orElseThrow();
        assertThat(services.repairs().repair(one, Progress.NONE, Cancellation.never())).isPresent();
        assertThat(services.migrations().timeline().troubled()).extracting(Layer::versionLabel).containsExactly("V1");
        JournalEntry entry = services.journal().entries().getLast();
        assertThat(entry.kind()).isEqualTo("repair");
        assertThat(entry.scripts()).containsEntry("V4__t4.sql", "CREATE TABLE t4(z);");
        assertThat(services.repairs().planAccept(Version.of("4"))).isEmpty();
    }

    @Test void aRepairThatNoLongerFitsIsNotCarriedOut() {
        space.script("V1__t1.sql", "CREATE TABLE t1(z);");
        Repair repair = services.repairs().plan();
        space.script("V1__t1.sql", "CREATE TABLE t1(zz);");
        assertThatThrownBy(() -> services.repairs().repair(repair, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.PLAN_OUTDATED));
    }

    @Test void nothingToRepairTakesNoBackup() {
        assertThat(services.repairs().repair(services.repairs().plan(), Progress.NONE, Cancellation.never())).isEmpty();
        assertThat(services.backups().list()).isEmpty();
    }

    @Test void anEditIsShownLineByLineAndPutBack() throws IOException {
        String applied = Files.readString(file("V2__t2.sql"));
        space.script("V2__t2.sql", "-- table 2\nCREATE TABLE t2(\n  x INTEGER,\n  y\n);\n-- & more <b>\n");
        ScriptChange change = services.recovery().change(Version.of("2")).orElseThrow();
        assertThat(change.lines()).filteredOn(l -> l.kind() != Kind.BOTH).extracting(Line::marked)
            .containsExactly("-   x,", "+   x INTEGER,", "+ -- & more <b>");
        assertThat(change.shortened(1)).containsExactly("…", "  CREATE TABLE t2(", "-   x,", "+   x INTEGER,", "    y", "  );", "+ -- & more <b>");
        services.recovery().putBack(Version.of("2"));
        assertThat(file("V2__t2.sql")).hasContent(applied);
        assertThat(services.journal().entries().getLast().scripts().get("V2__t2.sql")).contains("x INTEGER");
        assertThat(services.migrations().timeline().troubled()).isEmpty();
        space.stockFlyway().accepts();
    }

    @Test void anEditThatCouldNotBePutBackIsNotToldAsPutBack() throws IOException {
        space.script("V2__t2.sql", "CREATE TABLE t2(x INTEGER, y);");
        int entries = services.journal().entries().size();
        Files.createFile(Files.createDirectory(file("V2__t2.sql.unfinished")).resolve("in the way"));
        assertThatThrownBy(() -> services.recovery().putBack(Version.of("2"))).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
        assertThat(services.journal().entries()).hasSize(entries);
        assertThat(services.journal().unsettled()).isEmpty();
        assertThat(file("V2__t2.sql")).hasContent("CREATE TABLE t2(x INTEGER, y);");
    }

    @Test void aLostScriptIsRecoveredWithTheVeryTextThatWasApplied() throws IOException {
        String applied = Files.readString(file("V7__t7.sql"));
        Files.delete(file("V7__t7.sql"));
        services.recovery().recover(services.migrations().timeline().troubled().getFirst().applied().orElseThrow());
        assertThat(Files.readString(file("V7__t7.sql"))).isEqualTo(applied);
        assertThat(services.migrations().timeline().troubled()).isEmpty();
    }

    @Test void aTextThatNobodyKeptIsNotInvented() throws IOException {
        Files.delete(space.workspace().records().resolve("journal.jsonl"));
        Files.delete(file("V7__t7.sql"));
        space.script("V2__t2.sql", "CREATE TABLE t2(z);");
        assertThat(services.recovery().change(Version.of("2"))).isEmpty();
        assertThatThrownBy(() -> services.recovery().recover(services.migrations().timeline().layers().get(6).applied().orElseThrow()))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.APPLIED_TEXT_UNKNOWN));
    }

    private Path file(String name) {
        return space.workspace().migrations().resolve(name);
    }

    /** All rows; the order among the DELETE rows has no meaning. */
    private static List<String> history(Path file) {
        return Database.at(file).read(connection -> {
            List<String> rows = Sql.list(connection, "SELECT installed_rank || '|' || coalesce(version, 'null') || '|' || description || '|' || type || '|' || script || '|' || coalesce(checksum, 'null') "
                + "|| '|' || success FROM flyway_schema_history WHERE type <> 'DELETE' ORDER BY installed_rank", row -> row.getString(1));
            rows.addAll(Sql.list(connection, "SELECT coalesce(version, 'null') || '|' || description || '|' || script || '|' || coalesce(checksum, 'null') || '|' || installed_by || '|' || execution_time || success "
                + "FROM flyway_schema_history WHERE type = 'DELETE' ORDER BY 1", row -> row.getString(1)));
            return rows;
        });
    }
}
