package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.editor.SqlEditor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A column is designed, its SQL seen, rehearsed, applied and rolled back; by mouse, and the form by keyboard. */
class TableDesignJourneyTest extends AppJourney {
    @Test void aDesignedColumnGoesDownTheOrdinaryRoadAndBack() {
        onFx(() -> {
            context().navigator().open(new Request.OpenTable("projects"));
            return null;
        });
        await(() -> lookup("#design").tryQuery().isPresent() && !lookup("#design").query().isDisabled());
        clickOn("#design");
        awaitShown("#designSheet");
        assertThat(lookup("#draftCreate").query().isDisabled()).isTrue();
        clickOn("#designAddColumn");
        int added = services().schema().table("projects").orElseThrow().columns().size();
        await(() -> lookup("#column-name-" + added).tryQuery().isPresent());
        await(() -> ("column-name-" + added).equals(scene().getFocusOwner().getId()));
        write("owner name");
        onFx(() -> {
            lookup("#draftMessage").queryTextInputControl().setText("Add the owner to projects");
            return null;
        });
        await(() -> !lookup("#draftCreate").query().isDisabled());
        await(() -> sql("#draftScript").contains("\"owner name\" TEXT"));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("table-designer");
        press("#draftCreate");
        await(() -> lookup("#designSheet").tryQuery().isEmpty() && text("#name").startsWith("V10"));
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).as("nothing touched the database").isEmpty();
        press("#act");
        awaitShown("#planRehearse");
        press("#planRehearse");
        awaitShown("Rehearse again");
        press("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).isPresent();
        press("#planDone");
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        onFx(() -> {
            context().navigator().open(new Request.PlanRollback("9"));
            return null;
        });
        awaitShown("#planVerb");
        press("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).isEmpty();
        assertThat(services().drift().read().found()).isFalse();
    }

    /** A column that is there gets another type and must have a value: by mouse and keyboard, and every step of the way back in the window. */
    @Test void aChangedColumnGoesThereAndBackThroughTheWindow() {
        String before = services().schema().table("documents").orElseThrow().sql();
        onFx(() -> {
            context().navigator().open(new Request.OpenTable("documents"));
            return null;
        });
        await(() -> text("#objectName").equals("documents") && !lookup("#design").query().isDisabled());
        clickOn("#design");
        awaitShown("#designSheet");
        int column = columnOf("error_message");
        clickOn("#column-notnull-" + column);
        await(() -> lookup("#draftFill").tryQuery().isPresent());
        clickOn("#draftFill");
        write("none");
        type(KeyCode.ENTER);
        await(() -> sql("#draftScript").contains("coalesce(\"error_message\", 'none')"));
        clickOn("#draftMessage");
        write("Require an error message of documents");
        await(() -> !lookup("#draftCreate").query().isDisabled());
        press("#draftCreate");
        await(() -> lookup("#designSheet").tryQuery().isEmpty() && text("#name").startsWith("V10"));
        press("#act");
        awaitShown("#planRehearse");
        press("#planRehearse");
        awaitShown("Rehearse again");
        press("#planVerb");
        awaitShown("#planDone");
        press("#planDone");
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        assertThat(services().schema().table("documents").orElseThrow().column("error_message").orElseThrow().notNull()).isTrue();
        tabTo("timeline", false);
        await(() -> text("#name").startsWith("V10"));
        type(KeyCode.DOWN);
        await(() -> text("#name").startsWith("V9"));
        press("#act");
        awaitShown("#planVerb");
        press("#planVerb");
        awaitShown("#planDone");
        press("#planDone");
        assertThat(ObjectSql.same(services().schema().table("documents").orElseThrow().sql(), before)).isTrue();
        assertThat(services().drift().read().found()).isFalse();
    }

    private int columnOf(String name) {
        return services().schema().table("documents").orElseThrow().columns().stream().map(Column::name).toList().indexOf(name);
    }

    @Test void aNewTableIsDesignedWithItsKeyAndChecks() {
        go("schema");
        await(() -> lookup("#newTable").tryQuery().isPresent());
        clickOn("#newTable");
        awaitShown("#designSheet");
        clickOn("#designAddColumn");
        await(() -> lookup("#column-key-1").tryQuery().isPresent());
        write("tag");
        clickOn("#column-key-1");
        await(() -> lookup("#constraint-0").tryQuery().isPresent());
        assertThat(sqlAfter("PRIMARY KEY (id, tag)")).contains("CREATE TABLE");
        clickOn("#designCheck");
        write("length(tag) > 0");
        type(KeyCode.ENTER);
        await(() -> sql("#draftScript").contains("CHECK (length(tag) > 0)"));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("table-designer-new");
        clickOn("#column-key-1");
        await(() -> lookup("#constraint-1").tryQuery().isEmpty() && !sql("#draftScript").contains("(id, tag)"));
    }

    private String sqlAfter(String part) {
        await(() -> sql("#draftScript").contains(part));
        return sql("#draftScript");
    }

    @Test void theSameRoadIsGoneByKeyboardAlone() {
        palette("Schema");
        await(() -> lookup("#objects").queryListView().getItems().size() > 6);
        push(KeyCode.CONTROL, KeyCode.F);
        write("projects");
        await(() -> lookup("#objects").queryListView().getItems().size() < 6);
        type(KeyCode.DOWN);
        await(() -> text("#objectName").equals("projects") && !lookup("#design").query().isDisabled());
        tabTo("design", false);
        type(KeyCode.ENTER);
        awaitShown("#designSheet");
        tabTo("draftMessage", true);
        write("Add mood to projects");
        tabTo("designName", false);
        type(KeyCode.INSERT);
        await(() -> scene().getFocusOwner().getId().startsWith("column-name-"));
        write("mood");
        await(() -> sql("#draftScript").contains("mood TEXT") && !lookup("#draftCreate").query().isDisabled());
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#designSheet").tryQuery().isEmpty() && text("#versionChip").equals("V9 · 1 pending"));
        palette("Run pending");
        awaitShown("#planRehearse");
        tabTo("planRehearse", false);
        type(KeyCode.ENTER);
        awaitShown("Rehearse again");
        tabTo("planVerb", false);
        type(KeyCode.ENTER);
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("mood")).isPresent();
        type(KeyCode.ENTER);
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        tabTo("timeline", false);
        await(() -> text("#name").startsWith("V10"));
        type(KeyCode.DOWN);
        await(() -> text("#name").startsWith("V9"));
        type(KeyCode.ENTER);
        awaitShown("#planVerb");
        tabTo("planVerb", false);
        type(KeyCode.ENTER);
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("mood")).isEmpty();
        assertThat(services().drift().read().found()).isFalse();
    }

    @Test void aDesignIsNotLostSilentlyAndUndoTakesItBack() {
        go("schema");
        await(() -> lookup("#newTable").tryQuery().isPresent());
        clickOn("#newTable");
        awaitShown("#designSheet");
        clickOn("#designAddColumn");
        type(KeyCode.ESCAPE);
        awaitShown("Keep designing");
        clickOn("Keep designing");
        await(() -> lookup("Keep designing").tryQuery().isEmpty());
        await(() -> sql("#draftScript").contains("CREATE TABLE"));
        clickOn("#designUndo");
        await(() -> lookup("#column-name-1").tryQuery().isEmpty());
        type(KeyCode.ESCAPE);
        await(() -> lookup("#designSheet").tryQuery().isEmpty());
    }

    private void palette(String words) {
        push(KeyCode.CONTROL, KeyCode.K);
        await(() -> lookup("#paletteField").tryQuery().filter(Node::isFocused).isPresent());
        write(words);
        type(KeyCode.ENTER);
    }

    private void tabTo(String id, boolean back) {
        for (int i = 0; i < 60 && !id.equals(onFx(() -> scene().getFocusOwner() == null ? null : scene().getFocusOwner().getId())); i++) {
            if (back) {
                press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
            } else {
                type(KeyCode.TAB);
            }
        }
        assertThat(onFx(() -> scene().getFocusOwner().getId())).as("the keyboard comes there").isEqualTo(id);
    }

    private String sql(String editor) {
        return onFx(() -> lookup(editor).<SqlEditor>queryAs(SqlEditor.class).getText());
    }
}
