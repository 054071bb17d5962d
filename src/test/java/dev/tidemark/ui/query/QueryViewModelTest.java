package dev.tidemark.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.core.query.ReadyQueries;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.ui.support.SampleSession;
import dev.tidemark.ui.support.editor.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryViewModelTest {
    @TempDir Path folder;
    private SampleSession sample;
    private QueryViewModel model;
    private final Map<String, Object> answers = new HashMap<>();

    @BeforeEach
    void start() {
        sample = new SampleSession(folder);
        model = model();
    }

    @AfterEach
    void end() {
        model.end();
    }

    @Test
    void aStatementIsRunAtTheCaret() {
        tab().textProperty().set("SELECT 1 AS a;\nSELECT id, name FROM projects ORDER BY id;\n");
        tab().runAt(20);
        assertThat(tab().answers()).singleElement().isInstanceOfSatisfying(Answer.Rows.class, rows -> assertThat(rows.results().columns()).containsExactly("id", "name"));
        assertThat(tab().statusProperty().get()).matches("\\d+ rows · \\d.*s");
        assertThat(tab().runningProperty().get()).isFalse();
        tab().run(tab().textProperty().get());
        assertThat(tab().answers()).extracting(Answer::title).containsExactly("Rows 1", "Rows 2");
        assertThat(model.history()).extracting(QueryStore.Run::sql).contains("SELECT 1 AS a");
    }

    @Test
    void anErrorOfASelectionTellsTheLineOfTheWholeText() {
        String text = "SELECT 1;\n\nSELECT nothing FROM projects";
        tab().textProperty().set(text);
        tab().run(QueryTabModel.part(text, 11, text.length()));
        assertThat(tab().problemProperty().get().details()).containsEntry("line", "3").containsEntry("column", "8");
        tab().runAt(0);
        assertThat(tab().problemProperty().get()).isNull();
    }

    @Test
    void aChangeWaitsForTheSwitchAndForTheWord() {
        tab().textProperty().set("DELETE FROM messages");
        long before = messages();
        tab().runAt(0);
        assertThat(tab().problemProperty().get().code()).isEqualTo(ProblemCode.QUERY_READ_ONLY);
        model.writingProperty().set(true);
        sample.dialogs.cancelling();
        tab().runAt(0);
        assertThat(sample.dialogs.confirmations()).singleElement().satisfies(question -> {
            assertThat(question.details()).contains("messages: " + before + " rows deleted");
            assertThat(question.danger()).isTrue();
        });
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void aConfirmedChangeIsMadeAndCanBeTakenBack() {
        String before = nameOfTheFirstProject();
        model.writingProperty().set(true);
        tab().textProperty().set("UPDATE projects SET name = 'x' WHERE id = 1");
        tab().runAt(0);
        assertThat(tab().answers()).singleElement().isInstanceOfSatisfying(Answer.Change.class, change -> {
            assertThat(change.status()).startsWith("1 row changed");
            assertThat(change.entry()).isNotNull();
        });
        assertThat(nameOfTheFirstProject()).isEqualTo("x");
        Answer.Change change = (Answer.Change) tab().answers().getFirst();
        sample.services.undo().undo(sample.services.undo().plan(change.entry(), false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(nameOfTheFirstProject()).isEqualTo(before);
    }

    private String nameOfTheFirstProject() {
        return sample.services.database().read(connection -> Sql.text(connection, "SELECT name FROM projects WHERE id = 1"));
    }

    @Test
    void parametersAreAskedForOnce() {
        answers.put(":id", 1L);
        tab().textProperty().set("SELECT name FROM projects WHERE id = :id");
        tab().runAt(0);
        assertThat(tab().answers()).singleElement().isInstanceOfSatisfying(Answer.Rows.class, rows -> assertThat(rows.results().rows()).isEqualTo(1));
    }

    @Test
    void thePlanIsShownAndItsIndexBecomesAMigration() {
        tab().textProperty().set("SELECT * FROM messages WHERE content = 'x'");
        tab().explainAt(null, 0);
        assertThat(tab().planProperty().get().advice()).hasSize(1);
        assertThat(tab().statusProperty().get()).isEqualTo("One table is read in full.");
        model.makeMigration(tab().planProperty().get().advice().getFirst());
        assertThat(sample.services.migrations().timeline().layers()).last().satisfies(layer -> assertThat(layer.toString()).contains("add_index_on_messages_content"));
        assertThat(sample.dialogs.problems()).isEmpty();
    }

    @Test
    void tabsSurvive() {
        tab().textProperty().set("SELECT 1");
        model.open("SELECT 2");
        model.keep();
        QueryViewModel again = model();
        assertThat(again.tabs()).extracting(tab -> tab.textProperty().get()).containsExactly("SELECT 1", "SELECT 2");
        assertThat(again.chosenProperty().get().name()).isEqualTo("Query 2");
        again.close(again.tabs().getFirst());
        again.close(again.tabs().getFirst());
        assertThat(again.tabs()).singleElement().satisfies(tab -> assertThat(tab.textProperty().get()).isEmpty());
        again.end();
    }

    @Test
    void theResultIsExported() {
        Path file = folder.resolve("out.csv");
        sample.dialogs.choosing(file);
        tab().textProperty().set("SELECT id FROM projects ORDER BY id");
        tab().runAt(0);
        tab().export();
        assertThat(file).content().startsWith("\"id\"\r\n1\r\n");
        assertThat(Files.exists(folder.resolve("out.csv.unfinished"))).isFalse();
    }

    @Test
    void everyReadyQueryRuns() {
        assertThat(model.ready()).hasSizeGreaterThan(3);
        for (ReadyQueries.Ready ready : model.ready()) {
            tab().textProperty().set(ready.sql());
            tab().runAt(0);
            assertThat(tab().problemProperty().get()).as(ready.sql()).isNull();
        }
    }

    @Test
    void columnsTablesAndKeywordsAreSuggested() {
        SqlCompleter completer = new SqlCompleter(model.schemaProperty()::get);
        String text = "SELECT m. FROM messages AS m WHERE rol";
        assertThat(completer.at(text, 9, false)).extracting(Suggestion::label).contains("content", "role").doesNotContain("messages", "SELECT");
        assertThat(completer.at(text, text.length(), false)).extracting(Suggestion::label).startsWith("role").contains("ROLLBACK");
        assertThat(completer.at("SELECT * FROM mess", 18, false)).extracting(Suggestion::text).contains("messages");
        assertThat(completer.at("", 0, false)).isEmpty();
        assertThat(completer.at("", 0, true)).isNotEmpty();
        SqlCompleter keywords = new SqlCompleter(() -> new Schema(List.of(), List.of(new View("order", List.of(), null, List.of(), "CREATE VIEW \"order\" AS SELECT 1"))));
        assertThat(keywords.at("SELECT * FROM ord", 17, false)).extracting(Suggestion::text).containsExactly("\"order\"", "ORDER");
    }

    private QueryViewModel model() {
        QueryViewModel made = new QueryViewModel(sample.session, sample.jobs, sample.dialogs, sample.navigator, (names, before, onGiven) -> onGiven.accept(answers));
        made.start();
        return made;
    }

    private QueryTabModel tab() {
        return model.chosenProperty().get();
    }

    private long messages() {
        return sample.services.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"));
    }

    @Test
    void theTabsOfAWorkspaceStayItsOwnWhenAnotherIsOpened() {
        tab().textProperty().set("SELECT 'first'");
        SampleSession other = new SampleSession(folder.resolve("other"));
        other.services.queryStore().keep(new QueryStore.Tabs(List.of(new QueryStore.Tab("Query 1", "SELECT 'second'")), 0));
        sample.session.open(other.services, other.session.statusProperty().get());
        model.end();
        assertThat(other.services.queryStore().tabs().tabs()).extracting(QueryStore.Tab::text).containsExactly("SELECT 'second'");
        assertThat(sample.services.queryStore().tabs().tabs()).extracting(QueryStore.Tab::text).containsExactly("SELECT 'first'");
    }

    @Test
    void aChangeOfSeveralStatementsIsOneRunInTheHistory() {
        model.writingProperty().set(true);
        tab().run("UPDATE projects SET name = 'Renamed' WHERE id = 1; UPDATE chats SET title = 'Renamed' WHERE id = 1");
        assertThat(model.history()).first().satisfies(run -> {
            assertThat(run.sql()).contains("UPDATE projects").contains("UPDATE chats");
            assertThat(run.rows()).isEqualTo(2);
        });
    }
}
