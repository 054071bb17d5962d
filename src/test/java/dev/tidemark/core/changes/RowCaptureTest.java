package dev.tidemark.core.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.ProgressHandler;

class RowCaptureTest {
    private static final int ROWS = 2_000;
    private static final int STEPS = 1_000;

    @TempDir Path folder;
    private TestWorkspace space;

    @BeforeEach void workspace() {
        space = TestWorkspace.empty(folder.resolve("w"));
    }

    /** In steps of SQLite's machine, since a clock would tell of the machine beneath: each row costs as much as the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"(id INTEGER PRIMARY KEY, w TEXT)", "(id TEXT PRIMARY KEY, w TEXT)", "(id INTEGER, w TEXT, PRIMARY KEY (id, w)) WITHOUT ROWID", "(id TEXT, w TEXT, PRIMARY KEY (w, id)) WITHOUT ROWID",
        "(id TEXT COLLATE NOCASE PRIMARY KEY, w TEXT) WITHOUT ROWID", "(id REAL PRIMARY KEY, w TEXT) WITHOUT ROWID"})
    void rowsAreFoundByTheirKeysAndNotByReadingAllThatWereTouchedBefore(String table) throws SQLException {
        space.sql("CREATE TABLE t" + table,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") INSERT INTO t SELECT i, 'w' || i FROM n");
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            connection.setAutoCommit(false);
            RowCapture capture = RowCapture.begin(connection);
            AtomicLong steps = new AtomicLong();
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                @Override protected int progress() {
                    steps.addAndGet(STEPS);
                    return 0;
                }
            });
            Sql.run(connection, "UPDATE t SET w = w || '!'");
            Sql.run(connection, "DELETE FROM t");
            List<RowChange> rows = new ArrayList<>();
            capture.look(_ -> { }, rows::add, Cancellation.never());
            ProgressHandler.clearHandler(connection);
            connection.rollback();
            assertThat(rows).hasSize(ROWS);
            assertThat(steps.get()).isLessThan(ROWS * 2_000L);
        }
    }

    @Test void aTableOfVeryManyColumnsIsCapturedToo() throws SQLException {
        space.sql("CREATE TABLE wide(" + IntStream.range(0, 1_500).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")", "INSERT INTO wide(c0, c1499) VALUES (1, 'last'), (2, 'gone')");
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            connection.setAutoCommit(false);
            RowCapture capture = RowCapture.begin(connection);
            Sql.run(connection, "UPDATE wide SET c1499 = 'other' WHERE c0 = 1");
            Sql.run(connection, "DELETE FROM wide WHERE c0 = 2");
            List<RowChange> rows = new ArrayList<>();
            RowCapture.Captured captured = capture.look(_ -> { }, rows::add, Cancellation.never());
            connection.rollback();
            assertThat(captured.onlyByBackup()).isNull();
            assertThat(rows).hasSize(2);
            assertThat(rows.getFirst().before().getLast()).isEqualTo("last");
            assertThat(rows.getFirst().after().getLast()).isEqualTo("other");
            assertThat(rows.getLast().after()).isNull();
        }
    }

    /** What nobody counts is told as no change, and is not taken back with the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"(rowid TEXT, oid TEXT, _rowid_ TEXT)", "two thousand columns"})
    void rowsThatCannotBeKeptAreCounted(String columns) throws SQLException {
        String first = columns.startsWith("(") ? "oid" : "c0";
        space.sql("CREATE TABLE t" + (columns.startsWith("(") ? columns : "(" + IntStream.range(0, 2_000).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")"),
            "INSERT INTO t(" + first + ") VALUES (1), (2), (3)", "CREATE TABLE u(a)", "INSERT INTO u VALUES (1)");
        String before = space.database().read(c -> Contents.hash(c, Cancellation.never()));
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            connection.setAutoCommit(false);
            RowCapture capture = RowCapture.begin(connection);
            assertThat(capture.look(_ -> { }, _ -> { }, Cancellation.never())).isEqualTo(new RowCapture.Captured(List.of(), List.of(), null));
            Sql.run(connection, "UPDATE t SET " + first + " = 7 WHERE " + first + " <= 2");
            Sql.run(connection, "DELETE FROM t WHERE " + first + " = 3");
            Sql.run(connection, "INSERT INTO t(" + first + ") VALUES (4)");
            Sql.run(connection, "UPDATE u SET a = 2");
            RowCapture.Captured captured = capture.look(_ -> { }, _ -> { }, Cancellation.never());
            assertThat(captured.onlyByBackup()).contains("“t”");
            assertThat(captured.tables()).containsExactlyInAnyOrder(new TableChange("t", 1, 2, 1, 3), new TableChange("u", 0, 1, 0, 1));
            capture.end();
            assertThat(Sql.number(connection, "SELECT count(*) FROM temp.sqlite_schema")).isZero();
            connection.rollback();
        }
        String after = space.database().read(c -> Contents.hash(c, Cancellation.never()));
        assertThat(after).isEqualTo(before);
    }
}
