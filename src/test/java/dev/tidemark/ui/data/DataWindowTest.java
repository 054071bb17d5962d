package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.ValueText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class DataWindowTest extends AppJourney {
    static final int MESSAGES = 50_000;

    @Override
    protected void prepare(Services services) {
        ManyMessages.fill(services.database(), MESSAGES, true, Progress.NONE, Cancellation.never());
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE TABLE bare (id INTEGER PRIMARY KEY, name TEXT)");
            Sql.run(connection, "CREATE TABLE lines (id INTEGER PRIMARY KEY, words TEXT)");
            Sql.run(connection, "INSERT INTO lines VALUES (1, 'one' || char(13, 10) || 'two' || char(13, 10)), (2, 'a' || char(13) || 'b' || char(27) || '[1m')");
            Sql.run(connection, "CREATE TABLE gone (a)");
            Sql.run(connection, "CREATE VIEW over_gone AS SELECT a FROM gone");
            return Sql.run(connection, "DROP TABLE gone");
        });
    }

    @Test
    void theRowsAreWalkedJumpedAndCopiedWithTheKeyboard() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        assertThat(cell(0, 0)).isEqualTo("1");
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        push(KeyCode.CONTROL, KeyCode.END);
        await(() -> position().matches("Row (50,3\\d\\d) of \\1"));
        push(KeyCode.CONTROL, KeyCode.HOME);
        await(() -> position().startsWith("Row 1 of"));
        type(KeyCode.PAGE_DOWN);
        await(() -> position().startsWith("Row 2") || position().startsWith("Row 3"));
        for (int i = 0; i < 40; i++) {
            type(KeyCode.PAGE_DOWN);
        }
        await(() -> onFx(() -> Long.parseLong(position().split(" ")[1].replace(",", ""))) > 800);
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        await(() -> text("#valueName").equals("role"));
        push(KeyCode.CONTROL, KeyCode.C);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isIn("user", "assistant", "system");
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void stagedEditsAreAskedAboutBeforeTheWindowCloses() {
        open("projects", null, null);
        await(() -> position().startsWith("Row 1 of"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.DELETE);
        await(() -> lookup("#stagedPane").query().isVisible());
        closeTheWindow();
        await(() -> lookup("Leave what is not saved?").tryQuery().isPresent());
        clickOn("Go back");
        assertThat(onFx(() -> window().isShowing())).isTrue();
        assertThat(text("#stagedTitle")).contains("1 row deleted");
        closeTheWindow();
        await(() -> lookup("Discard it").tryQuery().isPresent());
        clickOn("Discard it");
        await(() -> !window().isShowing());
    }

    @Test
    void anotherProgramsRowsAreToldOfAndStagedEditsStay() {
        open("projects", null, null);
        await(() -> position().matches("Row 1 of \\d+"));
        long before = Long.parseLong(position().substring("Row 1 of ".length()));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.RIGHT);
        await(() -> text("#valueName").equals("name"));
        stage("Another name");
        push(KeyCode.CONTROL, KeyCode.S);
        awaitShown(".sheet-card");
        clickOn(button("Commit"));
        await(() -> "Another name".equals(name()) && !lookup("#stagedPane").query().isVisible());
        assertThat(shownOutside()).as("own changes are no news").isFalse();

        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        await(() -> cell(0, 1).equals("Another name"));
        if (!text("#valueName").equals("name")) {
            type(KeyCode.RIGHT);
        }
        stage("Not yet");
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO projects (name) VALUES ('From outside')"));
        await(this::shownOutside);
        assertThat(position()).isEqualTo("Row 1 of " + before);
        clickOn(lookup("#outside .button").queryButton());
        await(() -> !shownOutside() && position().equals("Row 1 of " + (before + 1)));
        assertThat(text("#stagedTitle")).isEqualTo("Staged: projects: 1 row changed");
    }

    private boolean shownOutside() {
        return lookup("#outside").query().isVisible();
    }

    @Test
    void aNewRowIsGoneToWhenItIsCommitted() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        insert("chat_id", "1", "role", "user", "content", "the newest of all");
        await(() -> position().matches("Row (50,3\\d\\d) of \\1") && text("#valueName").equals("id"));
        assertThat(contentUnderTheCursor()).isEqualTo("the newest of all");

        onFx(() -> {
            context().navigator().open(new Request.OpenRows("messages", "role", "system"));
            return null;
        });
        await(() -> position().startsWith("Row 1 of") && !position().contains("50,3"));
        insert("chat_id", "1", "role", "user", "content", "newer still");
        await(() -> lookup("Show it").tryQuery().isPresent());
        clickOn("Show it");
        await(() -> !lookup("#filters").query().isVisible() && contentUnderTheCursor().equals("newer still"));
    }

    private String contentUnderTheCursor() {
        return onFx(() -> lookup("#grid").<TableView<Slot>>query().getItems().stream().map(slot -> slot.shownProperty().get()).filter(shown -> shown.cursorColumn() >= 0).findFirst()
            .map(shown -> shown.line().row().values().get(3).plain()).orElse(""));
    }

    private void insert(String... columnsAndValues) {
        clickOn("#insertButton");
        awaitShown(".sheet-card");
        onFx(() -> {
            for (int i = 0; i < columnsAndValues.length; i += 2) {
                String column = columnsAndValues[i];
                lookup(".sheet-card .text-field").queryAllAs(TextField.class).stream().filter(f -> column.equals(f.getAccessibleText())).findFirst().orElseThrow().setText(columnsAndValues[i + 1]);
            }
            return null;
        });
        clickOn(button("Stage the row"));
        await(() -> lookup("#stagedPane").query().isVisible());
        push(KeyCode.CONTROL, KeyCode.S);
        await(() -> lookup(".sheet-card .button").queryAllAs(Button.class).stream().anyMatch(b -> b.getText().equals("Commit")));
        clickOn(button("Commit"));
    }

    private Button button(String verb) {
        return lookup(".sheet-card .button").queryAllAs(Button.class).stream().filter(b -> b.getText().equals(verb)).findFirst().orElseThrow();
    }

    @Test
    void noRowsAreExplained() {
        open("bare", null, null);
        await(() -> lookup("#noRows .label").tryQueryAs(Label.class).filter(l -> l.getText().equals("“bare” has no rows.")).isPresent());
        clickOn(lookup("#noRows .button").queryButton());
        awaitShown(".sheet-card");
        type(KeyCode.ESCAPE);
        open("projects", "name", "no such name");
        await(() -> lookup("#noRows .label").tryQueryAs(Label.class).filter(l -> l.getText().startsWith("No row meets")).isPresent());
        clickOn(lookup("#noRows .button").queryButton());
        await(() -> position().matches("Row 1 of \\d+") && lookup("#noRows").tryQuery().isEmpty());
        assertThat(lookup("#filters").query().isVisible()).isFalse();
    }

    private Stage window() {
        return (Stage) scene().getWindow();
    }

    private void closeTheWindow() {
        onFx(() -> {
            window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
    }

    @Test
    void onlyAWidthThatThePersonChangedIsKept() {
        Path layouts = services().workspace().records().resolve("grid.json");
        open("projects", null, null);
        await(() -> position().startsWith("Row 1 of"));
        sleep(600);
        assertThat(layouts).doesNotExist();

        double before = width("name");
        onFx(() -> {
            return lookup("#grid").<TableView<Slot>>query().resizeColumn(heading("name"), 77);
        });
        await(() -> Files.isRegularFile(layouts));
        assertThat(width("name")).isEqualTo(before + 77);
        open("chats", null, null);
        await(() -> position().startsWith("Row 1 of") && columns().contains("project_id"));
        open("projects", null, null);
        await(() -> columns().contains("description") && width("name") == before + 77);
    }

    @Test
    void theColumnOfTheCursorIsSortedByTheKeysAlone() {
        open("projects", null, null);
        await(() -> position().startsWith("Row 1 of"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.RIGHT);
        for (String heading : List.of("name  ↑", "name  ↓", "name")) {
            press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.S).release(KeyCode.SHIFT, KeyCode.CONTROL);
            await(() -> ((Label) heading("name").getGraphic()).getText().equals(heading));
        }
    }

    private double width(String column) {
        return heading(column).getWidth();
    }

    private TableColumn<Slot, ?> heading(String column) {
        return lookup("#grid").<TableView<Slot>>query().getColumns().stream().filter(c -> column.equals(c.getUserData())).findFirst().orElseThrow();
    }

    private List<Object> columns() {
        return lookup("#grid").<TableView<Slot>>query().getColumns().stream().map(TableColumn::getUserData).toList();
    }

    @Test
    void theBarJumpsToAnyPlace() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        onFx(() -> {
            lookup("#gridBar").queryAs(ScrollBar.class).setValue(0.5);
            return null;
        });
        await(() -> position().startsWith("Row 25,1"));
        onFx(() -> {
            lookup("#gridBar").queryAs(ScrollBar.class).setValue(1);
            return null;
        });
        await(() -> position().matches("Row (50,3\\d\\d) of \\1"));
    }

    @Test
    void aColumnIsSortedAndItsCostIsTold() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        clickOn("role");
        await(() -> text("#cost").startsWith("no index: reads"));
        await(() -> cell(0, 2).equals("assistant"));
        clickOn("role  ↑");
        await(() -> cell(0, 2).equals("user"));
        clickOn("role  ↓");
        await(() -> cell(0, 0).equals("1") && text("#cost").isEmpty());
    }

    @Test
    void aReferenceIsFollowedBothWaysAndTheFilterIsShown() {
        open("chats", "id", "1");
        await(() -> position().equals("Row 1 of 1"));
        await(() -> lookup("→ projects (project_id)").tryQuery().isPresent() && links().stream().anyMatch(l -> l.matches("← \\d+ messages \\(chat_id\\)")));
        clickOn("→ projects (project_id)");
        await(() -> text("#relationName").equals("projects") && position().equals("Row 1 of 1"));
        assertThat(lookup("#filters").query().isVisible()).isTrue();
    }

    @Test
    void aViewOverADroppedTableSaysWhatItLacksAndTheAppGoesOn() {
        open("over_gone", null, null);
        await(() -> lookup(".empty-state .label").queryAllAs(Label.class).stream().anyMatch(l -> l.getText().contains("no such table")));
        open("projects", null, null);
        await(() -> position().startsWith("Row 1 of"));
    }

    @Test
    void editsAreStagedUndoneCommittedAndRefusedWhenTheRowChangedMeanwhile() {
        open("projects", "id", "1");
        await(() -> position().equals("Row 1 of 1"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.RIGHT);
        await(() -> text("#valueName").equals("name"));
        stage("Another name");
        assertThat(text("#stagedTitle")).isEqualTo("Staged: projects: 1 row changed");
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> text("#stagedTitle").equals("Nothing is staged."));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await(() -> text("#stagedTitle").startsWith("Staged"));
        push(KeyCode.CONTROL, KeyCode.S);
        awaitShown(".sheet-card");
        clickOn(lookup(".sheet-card .button").queryAllAs(Button.class).stream().filter(b -> b.getText().equals("Commit")).findFirst().orElseThrow());
        await(() -> "Another name".equals(name()));
        await(() -> !lookup("#stagedPane").query().isVisible());
        assertThat(services().journal().entries().getLast().sentence()).contains("projects: 1 row changed");

        await(() -> position().equals("Row 1 of 1") && cell(0, 1).equals("Another name"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        if (!text("#valueName").equals("name")) {
            type(KeyCode.RIGHT);
        }
        await(() -> text("#valueName").equals("name"));
        stage("Mine");
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE projects SET name = 'Theirs' WHERE id = 1"));
        push(KeyCode.CONTROL, KeyCode.S);
        await(() -> lookup(".label").queryAllAs(Label.class).stream().anyMatch(l -> l.getText() != null && l.getText().contains("The row 1 of projects is no longer what you saw")));
        assertThat(name()).isEqualTo("Theirs");
        assertThat(text("#stagedTitle")).startsWith("Staged: projects: 1 row changed");
    }

    @Test
    void lineEndsOutliveAnEditAndWhatABoxWouldLoseIsNotEdited() {
        open("lines", null, null);
        await(() -> position().equals("Row 1 of 2"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.RIGHT);
        await(() -> text("#valueName").equals("words"));
        type(KeyCode.F2);
        await(() -> lookup("#valueEditor").tryQuery().filter(Node::isFocused).isPresent());
        push(KeyCode.CONTROL, KeyCode.END);
        write("three");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#stagedPane").query().isVisible());
        push(KeyCode.CONTROL, KeyCode.S);
        awaitShown("#confirmationVerb");
        clickOn("#confirmationVerb");
        await(() -> services().database().read(connection -> Sql.number(connection, "SELECT words = 'one' || char(13, 10) || 'two' || char(13, 10) || 'three' FROM lines WHERE id = 1")) == 1);
        await(() -> !lookup("#stagedPane").query().isVisible() && position().equals("Row 1 of 2") && cell(1, 1).equals("a ↵ b·[1m") && cell(0, 1).endsWith("three"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.DOWN);
        await(() -> position().equals("Row 2 of 2"));
        type(KeyCode.F2);
        await(() -> lookup(".label").queryAllAs(Label.class).stream().anyMatch(l -> l.getText() != null && l.getText().startsWith("This text holds signs that a box for text does not keep")));
        assertThat(lookup("#valueEditor").tryQuery()).isEmpty();
    }

    private void stage(String value) {
        type(KeyCode.F2);
        await(() -> lookup("#valueEditor").tryQuery().filter(Node::isFocused).isPresent());
        write(value);
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#stagedPane").query().isVisible());
    }

    private String name() {
        return services().database().read(connection -> Sql.text(connection, "SELECT name FROM projects WHERE id = 1"));
    }

    private List<String> links() {
        return lookup(".hyperlink").queryAllAs(Hyperlink.class).stream().map(Labeled::getText).toList();
    }

    private void open(String table, String column, String value) {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows(table, column, value));
            return null;
        });
        await(() -> lookup("#relationName").tryQueryAs(Label.class).map(Label::getText).orElse("").equals(table));
    }

    private String position() {
        return lookup("#position").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private String cell(int line, int column) {
        return onFx(() -> {
            Slot slot = lookup("#grid").<TableView<Slot>>query().getItems().get(line);
            return slot.shownProperty().get().line() == null ? "" : ValueText.of(slot.shownProperty().get().line().row().values().get(column));
        });
    }
}
