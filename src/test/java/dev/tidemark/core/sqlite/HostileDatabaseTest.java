package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database file that somebody else made does no more than hold data. */
class HostileDatabaseTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach
    void make() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
    }

    @Test
    void everyConnectionDistrustsTheSchemaAndChecksCells() {
        List<String> reading = space.database().read(HostileDatabaseTest::guards);
        List<String> writing = space.database().write("test", ForeignKeys.ENFORCED, HostileDatabaseTest::guards);
        assertThat(reading).containsExactly("trusted_schema 0", "cell_size_check 1");
        assertThat(writing).isEqualTo(reading);
    }

    @Test
    void noExtensionIsLoadedWhoeverAsks() {
        space.sql("CREATE TABLE t (x)", "INSERT INTO t VALUES (1)", "CREATE VIEW v AS SELECT load_extension('evil') AS x FROM t", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT load_extension('evil'); END");
        assertThatThrownBy(() -> space.database().read(connection -> Sql.text(connection, "SELECT load_extension('evil')"))).isInstanceOf(Problem.class).hasMessageContaining("not authorized");
        assertThatThrownBy(() -> rows("v")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> space.sql("INSERT INTO t VALUES (2)")).isInstanceOf(Problem.class);
    }

    @Test
    void aTokenizerCannotBePointedAnywhere() {
        assertThatThrownBy(() -> space.database().read(connection -> Sql.text(connection, "SELECT hex(fts3_tokenizer('simple', x'4141414141414141'))"))).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATTACH '/tmp/evil.db' AS e", "PRAGMA writable_schema = ON", "PRAGMA trusted_schema = ON", "VACUUM INTO 'copy.db'",
        "PRAGMA temp_store_directory = '/tmp'", "DETACH main", "/* x */ ATTACH 'y' AS z", "WITH a AS (SELECT 1) SELECT 1; ATTACH 'y' AS z"})
    void theConsoleBringsInNoOtherFileAndLoosensNothing(String sql) {
        for (boolean writing : List.of(true, false)) {
            assertThatThrownBy(() -> services.queries().deeds(sql, writing)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.QUERY_REFUSED));
        }
    }

    /** The driver has two commands of its own, for statements that are not prepared: a {@code restore} would write over the open database. */
    @ParameterizedTest
    @ValueSource(strings = {"restore from '%s'", "backup to '%s'", "backup main to '%s'"})
    void theDriversOwnCommandsRunNowhere(String command) throws Exception {
        space.sql("CREATE TABLE mine (x)");
        Database other = Database.at(folder.resolve("other.db"));
        other.create();
        String sql = command.formatted(command.startsWith("restore") ? other.file() : folder.resolve("copy.db"));

        assertThatThrownBy(() -> {
            var deeds = services.queries().deeds(sql, true);
            services.queries().change(deeds, Map.of(), null, Progress.NONE, Cancellation.never());
        }).isInstanceOf(Problem.class);
        space.script("V1__a.sql", sql + ";").script("U1__a.sql", sql + ";");
        assertThatThrownBy(() -> services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never())).isInstanceOf(Problem.class);
        services.lint().all(Cancellation.never());
        assertThat(folder.resolve("copy.db")).doesNotExist();
        assertThat(space.number("SELECT count(*) FROM mine")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* c */ VACUUM INTO 'copy.db'", "-- c\nATTACH 'x.db' AS x", "PRAGMA/**/writable_schema = ON", "PRAGMA \"writable_schema\" = ON", "PRAGMA main . /* c */ writable_schema(1)", "/**/COMMIT", "\uFEFFCOMMIT", "\uFEFF VACUUM", "PRAGMA\n\uFEFF writable_schema = ON"})
    void aScriptLeavesItsTransactionInNoDisguise(String sql) {
        space.script("V1__a.sql", "CREATE TABLE a (x);\n" + sql + ";");
        assertThatThrownBy(() -> services.migrations().planMigrate(Target.LATEST)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_NOT_SAFE));
    }

    @Test
    void aViewThatNeverEndsIsLookedAtAsLongAsThePersonLikes() {
        space.sql("CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0");
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(200_000_000);
            cancellation.cancel();
        });
        Selection all = Selection.all(services.data().relation("endless"));
        try (RowSource source = services.data().rows(all)) {
            assertThatThrownBy(() -> source.page(new Anchor.First(), 10, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        }
        assertThat(services.status().read().deviations()).as("nobody looks into it unasked").isEmpty();
        assertThat(services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).verified()).isTrue();
    }

    @Test
    void aFileNameIsAPathAndNoAddress() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("a?mode=memory&x#y%20z")).resolve("it's \"app\".db");
        Database database = Database.at(odd);
        database.create();
        database.write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE TABLE t (x)"));
        assertThat(odd).isRegularFile();
        try (var files = Files.list(odd.getParent())) {
            assertThat(files).containsExactly(odd);
        }
    }

    private static List<String> guards(Connection connection) throws SQLException {
        return List.of("trusted_schema " + Sql.text(connection, "PRAGMA trusted_schema"), "cell_size_check " + Sql.text(connection, "PRAGMA cell_size_check"));
    }

    private void rows(String name) {
        try (RowSource source = services.data().rows(Selection.all(services.data().relation(name)))) {
            source.page(new Anchor.First(), 10, Cancellation.never());
        }
    }
}
