package dev.tidemark.core.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change of rows can be put back to the very same content, and done again, whatever the tables are like. */
class RowUndoTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void workspace() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
    }

    /** A schema with rows, and a change of them. */
    enum Case {
        CASCADE("CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p ON DELETE CASCADE); CREATE TABLE n(p REFERENCES p ON DELETE SET NULL);"
            + "INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1, 1), (2, 1), (3, 2); INSERT INTO n VALUES (1), (2)", "DELETE FROM p WHERE id = 1"),
        KEY_UPDATE_CASCADES("CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p ON UPDATE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1), (1)", "UPDATE p SET id = 7"),
        NO_KEY("CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 'x'), (1, 'x'), (NULL, NULL)", "DELETE FROM t WHERE rowid = 2; UPDATE t SET b = 'y' WHERE rowid = 3; INSERT INTO t VALUES (5, 5)"),
        ODD_NAMES("CREATE TABLE \"a \"\"b' [c]\"(\"select\" TEXT, \"x\"\"y\" INT, \"\" BLOB); INSERT INTO \"a \"\"b' [c]\" VALUES ('1', 2, x'00'), ('3', 4, NULL)",
            "UPDATE \"a \"\"b' [c]\" SET \"x\"\"y\" = 9, \"\" = 'e'; DELETE FROM \"a \"\"b' [c]\" WHERE \"select\" = '3'"),
        ROWID_HIDDEN("CREATE TABLE t(rowid TEXT, _rowid_ TEXT); INSERT INTO t VALUES ('a', 'b'), ('c', 'd')", "DELETE FROM t WHERE rowid = 'a'; UPDATE t SET rowid = 'z'"),
        WITHOUT_ROWID("CREATE TABLE t(a TEXT COLLATE NOCASE, b INT, c, PRIMARY KEY (a, b)) WITHOUT ROWID; INSERT INTO t VALUES ('x', 1, 'one'), ('y', 2, 'two')",
            "UPDATE t SET a = 'X' WHERE b = 1; DELETE FROM t WHERE b = 2; INSERT INTO t VALUES ('q', 3, x'ff')"),
        TYPES("CREATE TABLE t(a, b, c, d, e, f); INSERT INTO t VALUES (1, 1.0, '1', x'31', NULL, 9223372036854775807), (-0.0, 1e999, '', x'', 'a' || char(0) || 'b', CAST(x'ff61' AS TEXT))",
            "UPDATE t SET a = '1', b = 1, c = 1, d = '1', e = '', f = 9.3e18; DELETE FROM t WHERE rowid = 2"),
        GENERATED("CREATE TABLE t(a, b AS (a * 2), c AS (a + 1) STORED, d); INSERT INTO t(a, d) VALUES (1, 2), (3, 4)", "UPDATE t SET a = 10; DELETE FROM t WHERE d = 4; INSERT INTO t(a, d) VALUES (7, 7)"),
        REPLACE("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE, w); INSERT INTO t VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)", "REPLACE INTO t VALUES (1, 'b', 9); UPDATE OR REPLACE t SET u = 'c' WHERE id = 1"),
        REPLACE_BESIDE_A_TRIGGER("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE); CREATE TABLE l(x); CREATE TRIGGER g AFTER INSERT ON l BEGIN SELECT 1\\; END; INSERT INTO t VALUES (1, 'a'), (2, 'b')",
            "REPLACE INTO t VALUES (3, 'b'), (1, 'z')"),
        UNIQUE_SWAP("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE); INSERT INTO t VALUES (1, 'a'), (2, 'b')", "UPDATE t SET u = 'x' WHERE id = 1; UPDATE t SET u = 'a' WHERE id = 2; UPDATE t SET u = 'b' WHERE id = 1"),
        OWN_TRIGGER("CREATE TABLE t(id INTEGER PRIMARY KEY, w, changed INT DEFAULT 0); CREATE TABLE log(x); INSERT INTO t(id, w) VALUES (1, 'a'), (2, 'b');"
            + "CREATE TRIGGER touch AFTER UPDATE OF w ON t BEGIN UPDATE t SET changed = changed + 1 WHERE id = NEW.id\\; INSERT INTO log VALUES (NEW.w)\\; END; CREATE TRIGGER late AFTER INSERT ON t BEGIN UPDATE t SET changed = 5 WHERE id = NEW.id\\; END;"
            + "CREATE TRIGGER gone BEFORE DELETE ON t BEGIN INSERT INTO log VALUES ('gone ' || OLD.id)\\; END", "UPDATE t SET w = 'z'; INSERT INTO t(id, w) VALUES (3, 'n'); DELETE FROM t WHERE id = 2"),
        AUTOINCREMENT("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, w); INSERT INTO t(w) VALUES ('a'), ('b')", "INSERT INTO t(w) VALUES ('c'); DELETE FROM t WHERE id = 1"),
        FIRST_AUTOINCREMENT("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, w)", "INSERT INTO t(w) VALUES ('c')"),
        BACK_AND_FORTH("CREATE TABLE t(id INTEGER PRIMARY KEY, w); INSERT INTO t VALUES (1, 'a'), (2, 'b')",
            "DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1, 'other'); INSERT INTO t VALUES (9, 'gone'); DELETE FROM t WHERE id = 9; UPDATE t SET id = 5 WHERE id = 2; UPDATE t SET id = 2 WHERE id = 5; UPDATE t SET w = 'c' WHERE id = 2"),
        FULL_TEXT("CREATE TABLE m(id INTEGER PRIMARY KEY, w); CREATE VIRTUAL TABLE m_fts USING fts5(w, content='m', content_rowid='id');"
            + "CREATE TRIGGER m_i AFTER INSERT ON m BEGIN INSERT INTO m_fts(rowid, w) VALUES (NEW.id, NEW.w)\\; END; CREATE TRIGGER m_d AFTER DELETE ON m BEGIN INSERT INTO m_fts(m_fts, rowid, w) VALUES ('delete', OLD.id, OLD.w)\\; END;"
            + "CREATE TRIGGER m_u AFTER UPDATE ON m BEGIN INSERT INTO m_fts(m_fts, rowid, w) VALUES ('delete', OLD.id, OLD.w)\\; INSERT INTO m_fts(rowid, w) VALUES (NEW.id, NEW.w)\\; END;"
            + "INSERT INTO m VALUES (1, 'red'), (2, 'green')", "UPDATE m SET w = 'blue' WHERE id = 1; DELETE FROM m WHERE id = 2; INSERT INTO m VALUES (3, 'white')"),
        FULL_TEXT_BY_HAND("CREATE VIRTUAL TABLE f USING fts5(w); INSERT INTO f VALUES ('red'), ('green')", "INSERT INTO f VALUES ('blue')"),
        UTF16("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t(a); INSERT INTO t VALUES ('ä€😀'), ('b')", "DELETE FROM t");

        private final List<String> before;
        private final List<String> change;

        Case(String before, String change) {
            this.before = split(before);
            this.change = split(change);
        }

        /** At semicolons; the ones in triggers are written with a backslash before them. */
        private static List<String> split(String sql) {
            return Stream.of(sql.split("(?<!\\\\);\\s*")).map(s -> s.replace("\\;", ";")).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isPutBackAndDoneAgain(Case shape) {
        space.sql(shape.before.toArray(String[]::new));
        String before = hash();
        RowWork work = work(shape.change);
        RowPreview shown = services.road().preview(work, Cancellation.never());
        assertThat(hash()).isEqualTo(before);
        JournalEntry entry = services.road().changeRows(work, shown, Progress.NONE, Cancellation.never()).entry().orElseThrow();
        String after = hash();
        assertThat(after).isNotEqualTo(before);
        boolean byBackup = shape == Case.FULL_TEXT_BY_HAND || shape == Case.REPLACE_BESIDE_A_TRIGGER;
        assertThat(entry.undo()).isInstanceOf(byBackup ? Undo.Restore.class : Undo.Rows.class);
        JournalEntry undo = undo(entry);
        assertThat(state(shape)).isEqualTo(shape == Case.FULL_TEXT ? "" : before);
        if (shape == Case.FULL_TEXT) {
            assertThat(space.number("SELECT rowid FROM m_fts WHERE m_fts MATCH 'red'")).isEqualTo(1);
            assertThat(space.number("SELECT count(*) FROM m_fts WHERE m_fts MATCH 'blue OR white'")).isZero();
        }
        undo(undo);
        assertThat(state(shape)).isEqualTo(shape == Case.FULL_TEXT ? "" : after);
        assertThat(services.journal().entries()).hasSize(3);
    }

    @Test void aRowThatWasChangedSinceStandsInTheWayAndIsNamed() {
        space.sql("CREATE TABLE t(id INTEGER PRIMARY KEY, w)", "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        JournalEntry entry = services.road().changeRows(work(List.of("UPDATE t SET w = 'z'")), null, Progress.NONE, Cancellation.never()).entry().orElseThrow();
        space.sql("UPDATE t SET w = 'from elsewhere' WHERE id = 2");
        String now = hash();
        var plan = services.undo().plan(entry.number(), false, Cancellation.never());
        assertThat(plan.possible()).isFalse();
        assertThat(plan.obstacle()).contains("t [2]").doesNotContain("t [1]");
        assertThatThrownBy(() -> services.undo().undo(plan, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED));
        assertThat(hash()).isEqualTo(now);
        var restoring = services.undo().plan(entry.number(), true, Cancellation.never());
        services.undo().undo(restoring, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM t WHERE w IN ('a', 'b')")).isEqualTo(2);
    }

    @Test void rowsThatOthersAddedStay() {
        space.sql("CREATE TABLE t(id INTEGER PRIMARY KEY, w)", "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        JournalEntry entry = services.road().changeRows(work(List.of("DELETE FROM t WHERE id = 1")), null, Progress.NONE, Cancellation.never()).entry().orElseThrow();
        space.sql("ALTER TABLE t ADD COLUMN more DEFAULT 'm'", "INSERT INTO t VALUES (3, 'c', 'own')");
        undo(entry);
        assertThat(space.number("SELECT count(*) FROM t WHERE id = 1 AND w = 'a' AND more = 'm' OR id = 3 AND more = 'own'")).isEqualTo(2);
    }

    private JournalEntry undo(JournalEntry entry) {
        return services.undo().undo(services.undo().plan(entry.number(), false, Cancellation.never()), Progress.NONE, Cancellation.never());
    }

    /** An index of FTS5 has its terms in other segments than before: it is asked for its hits instead. */
    private String state(Case shape) {
        return shape == Case.FULL_TEXT ? "" : hash();
    }

    private static RowWork work(List<String> statements) {
        return new RowWork("Change", "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return new SafeRoad.Done("Changed.", statements, Map.of());
        });
    }

    private String hash() {
        return space.database().read(connection -> Contents.hash(connection, Cancellation.never()));
    }
}
