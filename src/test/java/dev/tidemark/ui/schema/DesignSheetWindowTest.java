package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class DesignSheetWindowTest extends AppJourney {
    @Test void whatATableHasIsChangedWhereItStands() {
        open("documents");
        assertThat(onFx(this::headingsThatAreCutOrNotOverTheirFields)).isEmpty();
        set("#index-0", "status DESC");
        await(() -> sql("#draftScript").contains("status DESC"));
        focus("#designStrict");
        type(KeyCode.SPACE);
        assertThat(onFx(() -> lookup("#designStrict").queryAs(CheckBox.class).isSelected())).isTrue();
        await(() -> text("#draftChanges .label").contains("SQLite does not accept"));
        type(KeyCode.SPACE);
        set("#designCheck", "file_size >= 0");
        focus("#designCheck");
        type(KeyCode.ENTER);
        await(() -> sql("#draftScript").contains("CHECK (file_size >= 0)"));
        focus("#column-notnull-7");
        type(KeyCode.SPACE);
        await(() -> lookup("#draftFill").tryQuery().isPresent());
        assertThat(lookup("#draftCreate").query().isDisabled()).isTrue();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        focus("#column-unique-4");
        type(KeyCode.SPACE);
        await(() -> lookup("#draftRows .label").tryQuery().isPresent() && text("#draftRows .label").contains("each may stand in one only"));
        onFx(() -> {
            lookup("#designSheet .scroll-pane").queryAs(ScrollPane.class).setVvalue(1);
            return null;
        });
        pictures("table-designer-change");
    }

    private void open(String table) {
        onFx(() -> {
            context().navigator().open(new Request.OpenTable(table));
            return null;
        });
        await(() -> lookup("#design").tryQuery().isPresent() && !lookup("#design").query().isDisabled());
        onFx(() -> {
            lookup("#design").queryButton().fire();
            return null;
        });
        awaitShown("#designSheet");
    }

    private Set<String> headingsThatAreCutOrNotOverTheirFields() {
        Set<String> wrong = new TreeSet<>();
        for (String[] pair : new String[][] {{"Name", "#column-name-0"}, {"Type", "#column-type-0"}, {"Default", "#column-default-0"}, {"Needed", "#column-notnull-0"}, {"Key", "#column-key-0"},
            {"Unique", "#column-unique-0"}}) {
            Label head = lookup("#designSheet .label").<Label>queryAll().stream().filter(label -> label.getText().equals(pair[0])).findFirst().orElseThrow();
            Bounds over = head.localToScene(head.getBoundsInLocal());
            Node field = lookup(pair[1]).query();
            boolean cut = !((Text) head.lookup(".text")).getText().equals(pair[0]);
            if (cut || Math.abs(over.getMinX() - field.localToScene(field.getBoundsInLocal()).getMinX()) > 4) {
                wrong.add(pair[0]);
            }
        }
        return wrong;
    }

    private void focus(String query) {
        onFx(() -> {
            lookup(query).query().requestFocus();
            return null;
        });
    }

    private void set(String query, String text) {
        onFx(() -> {
            lookup(query).queryAs(TextField.class).setText(text);
            return null;
        });
    }

    private String sql(String editor) {
        return lookup(editor).<SqlEditor>queryAs(SqlEditor.class).getText();
    }
}
