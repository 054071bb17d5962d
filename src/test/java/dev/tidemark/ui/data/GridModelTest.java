package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.data.DataService;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.support.TestWorkspace;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridModelTest {
    @TempDir Path folder;
    private final DirectJobs jobs = new DirectJobs(new RecordingDialogs());
    private TestWorkspace workspace;
    private DataService data;
    private boolean failing;
    private GridModel grid;

    @BeforeEach void table() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", rows(1, 2000));
        data = new DataService(workspace.database());
        grid = new GridModel(jobs, this::open);
    }

    @Test void aRefreshReadsAfterAFirstPageThatFailed() {
        failing = true;
        grid.show(all());
        assertThat(grid.problemProperty().get()).isNotNull();
        grid.refresh();
        assertThat(grid.problemProperty().get().code()).isEqualTo(ProblemCode.DISK_FULL);
        failing = false;
        grid.refresh();
        assertThat(grid.problemProperty().get()).isNull();
        assertThat(id(0)).isEqualTo("1");
        assertThat(grid.rowCount()).hasValue(2000);
    }

    @Test void aRefreshDuringAJumpJumpsInWhatIsThereNow() {
        grid.show(all());
        jobs.holdReads();
        grid.toLast();
        workspace.sql(rows(2001, 2500));
        grid.refresh();
        jobs.finishLastRead();
        assertThat(grid.busyProperty().get()).isFalse();
        assertThat(grid.cursorRow().key()).isEqualTo(RowKey.of(2500L));
    }

    @Test void aRefreshStaysWhereTheViewIs() {
        grid.show(all());
        grid.toKey(RowKey.of(1000L));
        String first = id(0);
        grid.refresh();
        assertThat(id(0)).isEqualTo(first);
        assertThat(grid.problemProperty().get()).isNull();
    }

    private Selection all() {
        return Selection.all(data.relation("t"));
    }

    private RowSource open(Selection selection) {
        if (failing) {
            throw Problem.of(ProblemCode.DISK_FULL, "path", "app.db");
        }
        return data.rows(selection);
    }

    private String id(int line) {
        return grid.line(line).row().values().getFirst().plain();
    }

    private static String rows(int from, int to) {
        return "WITH n(i) AS (VALUES (" + from + ") UNION ALL SELECT i + 1 FROM n WHERE i < " + to + ") INSERT INTO t SELECT i, 'row ' || i FROM n";
    }
}
