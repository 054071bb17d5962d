package dev.tidemark.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedEditsTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Selection all;
    private final StagedEdits edits = new StagedEdits();

    @BeforeEach void table() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
        space.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size INTEGER, any, picture BLOB)",
            "INSERT INTO t VALUES (1, 'one', 10, 1.5, x'00ff'), (2, 'it''s', NULL, 'text', NULL), (3, '', -1, NULL, zeroblob(10000)), (4, CAST(x'41ff' AS TEXT), 9223372036854775807, 7, NULL)");
        all = Selection.all(services.data().relation("t"));
    }

    @Test void everyKindOfEditIsCommittedInOneTransactionAndWrittenDown() {
        List<Row> rows = rows();
        set(rows.get(0), "name", "O'Neil; --");
        edits.set(all.relation(), rows.get(1).key(), "size", rows.get(1).values().get(2), new Value.Int(5));
        edits.insert(all.relation(), Map.of("name", Value.Text.of("new\0nul")));
        edits.insert(all.relation(), Map.of());
        edits.delete(all.relation(), all.columns(), List.of(rows.get(2), rows.get(3)));

        var report = services.road().changeRows(edits.work(), services.road().preview(edits.work(), Cancellation.never()), Progress.NONE, Cancellation.never());

        assertThat(report.done().sentence()).isEqualTo("t: 2 rows changed, 2 rows added, 2 rows deleted");
        assertThat(space.database().read(c -> Sql.list(c, "SELECT id || '|' || quote(name) || '|' || quote(size) FROM t ORDER BY id", r -> r.getString(1))).subList(0, 2))
            .containsExactly("1|'O''Neil; --'|10", "2|'it''s'|5");
        assertThat(space.number("SELECT count(*) FROM t WHERE name = 'new' || char(0) || 'nul'")).isEqualTo(1);
        assertThat(space.number("SELECT count(*) FROM t")).isEqualTo(4);
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("edit");
        assertThat(report.backup().verified()).isTrue();
    }

    @Test void aRowThatChangedMeanwhileStopsEverythingAndIsNamed() {
        List<Row> rows = rows();
        set(rows.get(1), "name", "x");
        set(rows.get(0), "name", "y");
        space.sql("UPDATE t SET name = 'theirs' WHERE id = 1");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never()))
            .matches(p -> p.code() == ProblemCode.ROW_CHANGED && p.what().contains("The row 1 of t"));
        assertThat(space.number("SELECT count(*) FROM t WHERE name IN ('x', 'y')")).isZero();
        assertThat(edits.all()).hasSize(2);
    }

    @Test void aColumnThatIsNotEditedMayChangeMeanwhile() {
        set(rows().getFirst(), "name", "y");
        space.sql("UPDATE t SET size = 99 WHERE id = 1");
        services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM t WHERE name = 'y' AND size = 99")).isEqualTo(1);
    }

    @Test void aDeleteHoldsOnlyForTheRowThatWasSeen() {
        edits.delete(all.relation(), all.columns(), List.of(rows().getFirst()));
        space.sql("UPDATE t SET any = 2 WHERE id = 1");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never()))
            .extracting(Problem::code).isEqualTo(ProblemCode.ROW_CHANGED);
    }

    @Test void everyStepIsUndoneAndRedone() {
        List<Row> rows = rows();
        set(rows.get(0), "name", "a");
        set(rows.get(0), "name", "b");
        edits.delete(all.relation(), all.columns(), List.of(rows.get(0)));
        assertThat(edits.of(all.relation(), rows.get(0).key())).get().isInstanceOf(Edit.Delete.class);
        edits.undo();
        assertThat(edits.statements()).containsExactly("UPDATE \"t\" SET \"name\" = 'b' WHERE \"id\" = 1 AND \"name\" IS 'one'");
        edits.undo();
        edits.undo();
        assertThat(edits.isEmpty()).isTrue();
        edits.redo();
        edits.redo();
        assertThat(edits.statements().getFirst()).contains("'b'");
        set(rows.get(0), "name", "one");
        assertThat(edits.isEmpty()).as("the value that is stored").isTrue();
        edits.undo();
        edits.discard();
        edits.undo();
        assertThat(edits.all()).hasSize(1);
    }

    @Test void whatIsTypedKeepsItsKind() {
        assertThat(Edit.typed(new Value.Int(10), "10")).isEqualTo(new Value.Int(10));
        assertThat(Edit.typed(new Value.Int(10), "011.5")).isEqualTo(new Value.Real(11.5));
        assertThat(Edit.typed(new Value.Real(Double.POSITIVE_INFINITY), "Infinity")).isEqualTo(new Value.Real(Double.POSITIVE_INFINITY));
        assertThat(Edit.typed(new Value.Int(10), "n/a")).isEqualTo(Value.Text.of("n/a"));
        assertThat(Edit.typed(Value.Text.of("7"), "8")).isEqualTo(Value.Text.of("8"));
        assertThat(Edit.typed(new Value.Null(), "")).isEqualTo(Value.Text.of(""));
        Value windows = Value.Text.of("a\r\nb\r\n");
        assertThat(Edit.typed(windows, "a\nb\n")).isSameAs(windows);
        assertThat(Edit.typed(windows, "a\nb2\n")).isEqualTo(Value.Text.of("a\r\nb2\r\n"));
        assertThat(Edit.typed(Value.Text.of("a\nb"), "a\nb\nc")).isEqualTo(Value.Text.of("a\nb\nc"));
        assertThat(List.of("", "a\tb", "a\nb\n", "a\r\nb\r\n", "ü😀")).allMatch(Edit::fitsABox);
        assertThat(List.of("a\rb", "a\r\nb\n", "a\nb\r\n", "a\0b", "\u001b[1m", "a\u007f")).noneMatch(Edit::fitsABox);
    }

    @Test void aNumberStaysOneWhereTheTableTurnsNothing() {
        space.sql("CREATE TABLE s (id INTEGER PRIMARY KEY, a ANY) STRICT", "INSERT INTO s VALUES (1, 5), (2, '5')");
        Selection strict = Selection.all(services.data().relation("s"));
        try (RowSource found = services.data().rows(strict.filtered(List.of(Filter.of("a", Filter.Test.EQUALS, "5"))))) {
            List<Row> both = found.page(new Anchor.First(), 10, Cancellation.never()).rows();
            assertThat(both).as("a filter finds the number and the text").hasSize(2);
            both.forEach(row -> edits.set(strict.relation(), row.key(), "a", row.values().get(1), Edit.typed(row.values().get(1), "6")));
        }
        services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never());
        List<String> now = space.database().read(c -> Sql.list(c, "SELECT quote(a) FROM s ORDER BY id", r -> r.getString(1)));
        assertThat(now).containsExactly("6", "'6'");
    }

    @Test void anotherCaseIsAChangeToo() {
        space.sql("CREATE TABLE c (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE)", "INSERT INTO c VALUES (1, 'Ann')");
        Selection loose = Selection.all(services.data().relation("c"));
        try (RowSource found = services.data().rows(loose)) {
            Row row = found.page(new Anchor.First(), 10, Cancellation.never()).rows().getFirst();
            edits.set(loose.relation(), row.key(), "a", row.values().get(1), Value.Text.of("Anna"));
        }
        space.sql("UPDATE c SET a = 'ANN'");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never()))
            .extracting(Problem::code).isEqualTo(ProblemCode.ROW_CHANGED);
        space.sql("UPDATE c SET a = 'Ann'");
        services.road().changeRows(edits.work(), null, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM c WHERE a = 'Anna' COLLATE BINARY")).isEqualTo(1);
    }

    private void set(Row row, String column, String text) {
        int index = all.columns().indexOf(all.relation().table().column(column).orElseThrow());
        edits.set(all.relation(), row.key(), column, row.values().get(index), Edit.typed(row.values().get(index), text));
    }

    private List<Row> rows() {
        try (RowSource source = services.data().rows(all)) {
            return source.page(new Anchor.First(), 10, Cancellation.never()).rows();
        }
    }
}
