package dev.tidemark.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The console by mouse and keyboard, and pictures of it to be looked at. */
class QueryWindowTest extends AppJourney {
    @Test
    void statementsAreWrittenRunCancelledAndExplained() {
        go("query");
        await(() -> lookup(".query-beginning").tryQuery().isPresent() && lookup(".query-beginning .button").queryAll().size() > 3);
        pictures("query-empty");
        assertThat(Accessibility.nameless(scene())).isEmpty();

        await(() -> editor().isFocusWithin());
        write("SELECT role, length(content) AS letters, content, metadata FROM messages WHERE role = 'user' ORDER BY id");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#resultGrid").tryQuery().isPresent() && text("#status").matches("[\\d,]+ rows · .*"));
        assertThat(grid().getItems()).isNotEmpty();
        pictures("query-rows");
        assertThat(Accessibility.nameless(scene())).isEmpty();

        clickOn("#explain");
        await(() -> lookup("#planTree").tryQuery().isPresent());
        pictures("query-plan");

        clickOn("#newTab");
        await(() -> editor().getText().isEmpty());
        put("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> text("#status").equals("Running…"));
        push(KeyCode.ESCAPE);
        await(() -> text("#status").equals("Cancelled"));

        put("SELECT 1;\nSELECT nme FROM projects;");
        clickOn("#runAll");
        await(() -> lookup("#queryProblem").tryQuery().isPresent());
        clickOn("#historyToggle");
        await(() -> !lookup("#history").queryListView().getItems().isEmpty());
        pictures("query-error");
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void aChangeIsSeenBeforeItIsMade() {
        go("query");
        await(() -> lookup(".query-beginning").tryQuery().isPresent());
        put("UPDATE projects SET name = name || :suffix WHERE id < :most");
        clickOn("#writing");
        await(() -> lookup("#writingBar").query().isVisible());
        clickOn("#run");
        await(() -> lookup("#parametersRun").tryQuery().isPresent());
        clickOn("#parameter-suffix").write("!");
        clickOn("#parameter-most").write("3");
        pictures("query-parameters");
        clickOn("#parametersRun");
        await(() -> lookup("#confirmationVerb").tryQuery().isPresent());
        pictures("query-confirm");
        assertThat(text("#status")).isEqualTo("Tried, and nothing is changed yet: projects: 2 rows updated.");
        clickOn("#confirmationVerb");
        await(() -> lookup("#changeAnswer").tryQuery().isPresent());
        pictures("query-changed");
        assertThat(text("#status")).startsWith("2 rows changed");
        clickOn("#undoChange");
        awaitShown("#undoCancel");
    }

    @Test
    void twoThousandColumnsAreShownInPartAndListedInFull() {
        go("query");
        await(() -> lookup(".query-beginning").tryQuery().isPresent());
        assertThat(lookup("#export").queryButton().getAccessibleHelp()).isEqualTo("Run a statement that gives rows first.");
        put("SELECT " + IntStream.rangeClosed(1, 2000).mapToObj(i -> i + " AS c" + i).collect(Collectors.joining(", ")));
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#columnsShown").tryQuery().isPresent());
        assertThat(text("#columnsShown")).isEqualTo("The first 100 of 2,000 columns are in the table.");
        clickOn("#showRow");
        await(() -> lookup("#rowValues").tryQuery().isPresent());
        assertThat(lookup("#rowValues").queryListView().getItems()).hasSize(2000);
        clickOn("#rowSearch");
        await(() -> lookup("#rowSearch").query().isFocused());
        write("c199");
        await(() -> lookup("#rowValues").queryListView().getItems().size() == 11);
        await(() -> lookup("1999").tryQuery().isPresent());
        pictures("query-many-columns");
    }

    private void put(String sql) {
        onFx(() -> {
            editor().load(sql);
            editor().requestFocus();
            return null;
        });
    }

    private SqlEditor editor() {
        return lookup(".sql-editor").queryAllAs(SqlEditor.class).stream().filter(editor -> editor.getParent() != null && editor.getParent().isVisible()).reduce((a, b) -> b).orElseThrow();
    }

    private TableView<?> grid() {
        return lookup("#resultGrid").queryTableView();
    }
}
