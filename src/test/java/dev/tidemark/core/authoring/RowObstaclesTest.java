package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.NewMigrations.Request;
import dev.tidemark.core.authoring.Source.SchemaFile;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft says of rows on which it would stop, held against what the run then does. */
class RowObstaclesTest {
    private static final String PARENT = "CREATE TABLE parent (id INTEGER PRIMARY KEY, slug TEXT UNIQUE);";
    private static final String[] ROWS = {"INSERT INTO parent VALUES (1, 'a'), (2, 'B')",
        "INSERT INTO t VALUES ('k1', 7, 'A', 1, 'a', x'00'), ('k2', 'large', 'a', 9, 'b', NULL), (NULL, 3.5, 'c', NULL, 'zz', 'x')"};

    @TempDir Path folder;

    /** The first case is the table as it is; each further one is a change on which the rows are in the way, or not. */
    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", value = {
        "code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB, extra TEXT | - | -",
        "code TEXT, size INTEGER, name TEXT, ref INTEGER, tag TEXT, raw ANY, STRICT | strict 2 t.size | 'large' in the row with rowid 2",
        "code TEXT, size ANY, name TEXT, ref INTEGER, tag TEXT, raw ANY, STRICT | - | -",
        "code TEXT, size TEXT, name TEXT, ref REAL, tag TEXT, raw BLOB, STRICT | strict 1 t.raw | 'x' in the row with rowid 3",
        "code TEXT PRIMARY KEY, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB | - | -",
        "code INTEGER PRIMARY KEY, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB | integer-key 2 t.code | 'k1' in the row with rowid 1",
        "code TEXT, size, name TEXT, ref INTEGER PRIMARY KEY, tag TEXT, raw BLOB | - | -",
        "code TEXT, size, name TEXT COLLATE NOCASE UNIQUE, ref INTEGER, tag TEXT, raw BLOB | duplicate 1 name | 2 rows",
        "code TEXT, size, name TEXT UNIQUE, ref INTEGER, tag TEXT, raw BLOB | - | -",
        "code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB, extra TEXT DEFAULT 'x' UNIQUE | duplicate 1 extra | 'x' in 3 rows",
        "code TEXT, size, name TEXT, ref INTEGER, tag TEXT CHECK (length(tag) = 1), raw BLOB | check 1 (length(tag) = 1) | the row with rowid 3",
        "code TEXT, size, name TEXT, ref INTEGER CHECK (ref > 0), tag TEXT, raw BLOB | - | -",
        "code TEXT, size, name TEXT, ref INTEGER REFERENCES parent, tag TEXT, raw BLOB | orphan 1 “ref” to “parent” | 9 in the row with rowid 2",
        "code TEXT, size, name TEXT, ref INTEGER, tag TEXT REFERENCES parent(slug), raw BLOB | orphan 2 “tag” to “parent” | 'b' in the row with rowid 2",
    })
    void isWhatTheRunStopsOn(String columns, String said, String example) throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        String table = "CREATE TABLE t (" + columns.replaceFirst(", (STRICT|WITHOUT ROWID)$", ") $1") + (columns.matches(".*(STRICT|ROWID)$") ? "" : ")") + ";";
        Draft draft = draft(services, PARENT + table, Choices.none());
        List<RowObstacle> obstacles = services.newMigrations().obstacles(draft, Cancellation.never()).stream().filter(RowObstacle::stops).toList();
        if (said == null) {
            assertThat(obstacles).isEmpty();
        } else {
            assertThat(obstacles).singleElement().satisfies(obstacle -> {
                String[] words = said.split(" ", 3);
                assertThat(obstacle.kind()).isEqualTo(words[0]);
                assertThat(obstacle.rows()).isEqualTo(Long.parseLong(words[1]));
                assertThat(obstacle.what()).contains(words[2]).endsWith(": for example " + example.replaceFirst("^(?=2 rows)", "'A' in ") + ".");
            });
        }
        requireStops(services, draft, said != null);
    }

    @Test void renamedTablesAndColumnsAreAskedByTheirNamesOfNow() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        Draft draft = draft(services, PARENT.replace("parent", "owners") + "CREATE TABLE things (code TEXT, size, title TEXT COLLATE NOCASE UNIQUE, owner INTEGER REFERENCES owners, tag TEXT, raw BLOB);",
            Choices.none().withRenames(Renames.none().table("t", "things").table("parent", "owners").column("t", "name", "title").column("t", "ref", "owner")));
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).extracting(RowObstacle::what).containsExactly(
            "1 value of “things” (“title”) stands in 2 rows, and each may stand in one only: for example 'A' in 2 rows.",
            "1 row of “things” refers by “owner” to “owners”, where there would be no such row: for example 9 in the row with rowid 2.");
        requireStops(services, draft, true);
    }

    @Test void aFillThatIsNoValueAndATableBehindAPendingMigrationAreTold() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        String wanted = PARENT + "CREATE TABLE t (code TEXT NOT NULL, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);";
        Draft draft = draft(services, wanted, Choices.none().withFill("t.code", "(nullif(name, 'c'))"));
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).extracting(RowObstacle::what)
            .containsExactly("1 row of “t” would have no value in “code”, which must have one: for example the row with rowid 3.");
        Files.writeString(folder.resolve("migrations/V2__add_late.sql"), "ALTER TABLE t ADD COLUMN late TEXT; CREATE TABLE later (id INTEGER);");
        String later = PARENT + "CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB, late TEXT UNIQUE); CREATE TABLE later (id INTEGER UNIQUE);";
        assertThat(services.newMigrations().obstacles(draft(services, later, Choices.none()), Cancellation.never())).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.kind()).isEqualTo("not-looked-at");
            assertThat(obstacle.sentence()).contains("could not be asked: no such column: t.late").endsWith("Rehearse the migration: it runs on a copy of the real data.");
        });
    }

    @Test void aReferenceToATableThatThereNeverWasIsNoObstacleOfAnotherChange() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER REFERENCES nowhere, tag TEXT, raw BLOB);");
        String added = "CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER REFERENCES nowhere, tag TEXT, raw BLOB, late TEXT CHECK (late <> ''));";
        Draft draft = draft(services, PARENT + added, Choices.none());
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).isEmpty();
        requireStops(services, draft, false);
    }

    @Test void aNewReferenceToATableThatThereIsNotIsOne() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        Draft draft = draft(services, PARENT + "CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER REFERENCES nowhere, tag TEXT, raw BLOB);", Choices.none());
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).singleElement().satisfies(obstacle -> assertThat(obstacle.stops()).isTrue());
        requireStops(services, draft, true);
    }

    @Test void aParentThatGoesLeavesAnUndoThatStopsAndSaysSo() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER REFERENCES parent, tag TEXT, raw BLOB);", "UPDATE t SET ref = 2 WHERE ref = 9");
        Draft draft = draft(services, "CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);", Choices.none());
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.kind()).isEqualTo("undo-orphan");
            assertThat(obstacle.sentence()).isEqualTo("2 rows of “t” refer by “ref” to “parent”, which the undo script brings back without rows: for example 1 in the row with rowid 1."
                + " The roll back would stop there, and nothing would be changed. Go back by the backup from before the migration instead, or bring the rows back in the undo script.");
        });
        assertThat(draft.undoText()).contains("-- * “parent” is made anew and is empty: while rows of “t” refer to it by “ref”, the script stops and nothing is changed.");
        requireStops(services, draft, false);
        assertThatThrownBy(() -> services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_KEYS_BROKEN));
    }

    @Test void valuesThatComeBackOtherwiseAreToldAndStopNothing() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);", "UPDATE t SET code = '007' WHERE code = 'k1'", "UPDATE t SET code = '7' WHERE code = 'k2'");
        Draft draft = draft(services, PARENT + "CREATE TABLE t (code INTEGER, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);", Choices.none());
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.stops()).isFalse();
            assertThat(obstacle.sentence()).isEqualTo("1 value of “t.code” would be written otherwise in the new type: for example '007' in the row with rowid 1. The migration runs all the same."
                + " The undo script does not bring them back as they were: a backup from before has them.");
        });
        assertThat(draft.undoText()).contains("-- Data does NOT come back where V2 let it go", "-- * Column “t.code” is stored as INTEGER:", "Texts such as 007 or 1.50 do not come back as they were.");
        requireStops(services, draft, false);
    }

    @Test void aKeyWithoutAValueIsInTheWayOfWithoutRowid() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT PRIMARY KEY, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        Draft draft = draft(services, PARENT + "CREATE TABLE t (code TEXT PRIMARY KEY, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB) WITHOUT ROWID;", Choices.none());
        assertThat(services.newMigrations().obstacles(draft, Cancellation.never())).extracting(RowObstacle::what)
            .containsExactly("1 row of “t” would have no value in “code”, which must have one: for example the row with rowid 3.");
        requireStops(services, draft, true);
    }

    /** The conditions speak for SQLite itself, which is asked with each value. */
    @ParameterizedTest @ValueSource(strings = {"INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"})
    void whatAStrictTypeRefusesIsKnownForEveryKindOfValue(String type) throws SQLException {
        List<String> values = List.of("NULL", "1", "-3", "1.0", "1.5", "1e300", "9e999", "'1'", "' 12 '", "'1e3'", "'1.5'", "'-0.0'", "'9223372036854775807'", "'9223372036854775808'", "'0x1F'", "'12abc'", "''", "'a'",
            "x''", "x'31'", "9223372036854775807", "9.3e18", "'.5'", "'1.'", "'+1'", "'Infinity'", "'1 2'");
        try (Connection connection = Scratch.open()) {
            Sql.run(connection, "CREATE TABLE taken (id INTEGER PRIMARY KEY, v " + type + ") STRICT");
            Sql.run(connection, "CREATE TABLE given (id INTEGER PRIMARY KEY, v)");
            for (int i = 0; i < values.size(); i++) {
                Sql.run(connection, "INSERT INTO given SELECT " + i + ", " + values.get(i));
                try {
                    Sql.run(connection, "INSERT INTO taken SELECT id, v FROM given WHERE id = " + i);
                } catch (SQLException refused) {
                    assertThat(refused.getMessage()).contains("cannot store");
                }
            }
            List<String> refused = Sql.list(connection, "SELECT quote(v) FROM given WHERE id NOT IN (SELECT id FROM taken) ORDER BY id", row -> row.getString(1));
            String condition = NewRows.refusedBy(type, "v").orElse("0");
            assertThat(Sql.list(connection, "SELECT quote(v) FROM given WHERE " + condition + " ORDER BY id", row -> row.getString(1))).isEqualTo(refused);
        }
    }

    @Test void theLookCanBeCancelled() throws IOException {
        Services services = workspace("CREATE TABLE t (code TEXT, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        Draft draft = draft(services, PARENT + "CREATE TABLE t (code TEXT, size, name TEXT UNIQUE, ref INTEGER, tag TEXT, raw BLOB);", Choices.none());
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> services.newMigrations().obstacles(draft, cancelled)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        Files.writeString(folder.resolve("schema.sql"), PARENT + "CREATE TABLE t (code TEXT NOT NULL, size, name TEXT, ref INTEGER, tag TEXT, raw BLOB);");
        Request asksForValues = Request.of("Require a code", new SchemaFile(null));
        assertThat(services.newMigrations().draft(asksForValues).missing()).hasSize(1);
        assertThatThrownBy(() -> services.newMigrations().draft(asksForValues, cancelled)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    private Services workspace(String table, String... more) {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__make_tables.sql", PARENT + table);
        Services services = Services.of(space.workspace());
        migrate(services);
        space.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            for (String sql : Stream.concat(Stream.of(ROWS), Stream.of(more)).toList()) {
                Sql.run(connection, sql);
            }
            return null;
        });
        return services;
    }

    private Draft draft(Services services, String schema, Choices choices) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), schema);
        return services.newMigrations().draft(Request.of("Change what t demands", new SchemaFile(null)).withChoices(choices));
    }

    private static void requireStops(Services services, Draft draft, boolean stops) {
        assertThat(draft.decided()).isTrue();
        services.newMigrations().save(draft);
        if (stops) {
            assertThatThrownBy(() -> migrate(services)).isInstanceOf(Problem.class);
        } else {
            migrate(services);
        }
    }

    private static void migrate(Services services) {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }
}
