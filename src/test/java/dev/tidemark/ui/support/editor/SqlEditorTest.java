package dev.tidemark.ui.support.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

class SqlEditorTest extends FxTest {
    private SqlEditor editor;
    private Theme theme;

    @Override
    protected Scene scene(Stage stage) {
        editor = new SqlEditor("Script of V1");
        editor.setPrefHeight(560);
        VBox root = new VBox(12, new Button("Before"), editor, new Button("After"));
        root.setStyle("-fx-padding: 16px");
        Scene scene = new Scene(root, 900, 700);
        theme = theme(Theme.Mode.LIGHT);
        theme.applyTo(scene);
        return scene;
    }

    @Test void sqlIsColouredAndTypedTextToo() {
        load("SELECT 'a' -- why\nFROM t;");
        assertThat(styleAt(0)).isEqualTo("sql-keyword");
        assertThat(styleAt(8)).isEqualTo("sql-string");
        assertThat(styleAt(12)).isEqualTo("sql-comment");
        assertThat(styleAt(19)).isEqualTo("sql-keyword");
        focus();
        write("/*");
        assertThat(styleAt(20)).as("the comment reaches to the end").isEqualTo("sql-comment");
    }

    @Test void theFocusComesWithATabThatIsNotLaidOutYet() {
        SqlEditor inTab = onFx(() -> {
            SqlEditor made = new SqlEditor("Query 1");
            ((VBox) scene().getRoot()).getChildren().setAll(new TabPane(new Tab("1", made)));
            made.requestFocus();
            return made;
        });
        await(inTab::isFocusWithin);
    }

    @Test void aScriptOfAMegabyteIsColouredWhereItIsSeen() {
        String line = "INSERT INTO messages(id, content) VALUES (1, 'some text that is not too short');\n";
        load(line.repeat(13_000));
        await(() -> "sql-keyword".equals(style(0)));
        onFx(() -> {
            editor.goTo(12_000);
            return null;
        });
        await(() -> "sql-keyword".equals(style(line.length() * 11_999 + 1)));
        assertThat(styleAt(line.length() * 6_000 + 1)).as("what is not seen is not coloured").isNull();
    }

    @Test void undoTakesBackAndRedoBringsAgainAndLoadingForgets() {
        load("one");
        focus();
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text()).isEqualTo("one");
        write("two ");
        assertThat(text()).isEqualTo("two one");
        // What is typed without a pause is one undo; on a slow machine typing has pauses.
        int undone = 0;
        for (; undone < 4 && !text().equals("one"); undone++) {
            keys(KeyCode.CONTROL, KeyCode.Z);
        }
        assertThat(text()).isEqualTo("one");
        for (; undone > 0; undone--) {
            keys(KeyCode.CONTROL, KeyCode.Y);
        }
        assertThat(text()).isEqualTo("two one");
    }

    @Test void findGoesFromPlaceToPlaceAndReplaceAllIsOneUndo() {
        load("alpha beta\nALPHA gamma\nalpha");
        focus();
        keys(KeyCode.CONTROL, KeyCode.H);
        write("alpha");
        assertThat(selection()).isEqualTo("0-5");
        assertThat(lookup("1 of 3").tryQuery()).isPresent();
        type(KeyCode.ENTER);
        assertThat(selection()).isEqualTo("11-16");
        press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        assertThat(selection()).isEqualTo("0-5");
        clickOn("#editorReplacement");
        write("x");
        clickOn("Replace all");
        assertThat(text()).isEqualTo("x beta\nx gamma\nx");
        type(KeyCode.ESCAPE);
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text()).isEqualTo("alpha beta\nALPHA gamma\nalpha");
    }

    @Test void findingsStandInTheMarginAndF8ReadsThem() {
        load("CREATE TABLE a(b);\nDROP TABLE c;\nSELECT 1;");
        onFx(() -> {
            editor.showMarkers(List.of(new Marker(2, Severity.WARNING, "Table c goes with its rows."), new Marker(99, Severity.ERROR, "No undo script.")));
            return null;
        });
        focus();
        type(KeyCode.F8);
        assertThat(lookup("Table c goes with its rows.").tryQuery()).isPresent();
        type(KeyCode.F8);
        assertThat(lookup("No undo script.").tryQuery()).as("a line below the last stands at the last").isPresent();
        assertThat(lookup("Line 3, column 1").tryQuery()).isPresent();
    }

    @Test void theKeysCallTheirHooksAndControlTabLeaves() {
        List<String> called = new ArrayList<>();
        load("x");
        onFx(() -> {
            editor.setOnExecute(() -> called.add("run"));
            editor.setOnSave(() -> called.add("save"));
            return null;
        });
        focus();
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        keys(KeyCode.CONTROL, KeyCode.S);
        assertThat(called).containsExactly("run", "save");
        type(KeyCode.TAB);
        assertThat(text()).isEqualTo("    x");
        press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        assertThat(text()).isEqualTo("x");
        keys(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(onFx(() -> ((Labeled) scene().getFocusOwner()).getText())).isEqualTo("After");
    }

    @Test void completionOffersAndEnterTakes() {
        load("SELECT * FROM ");
        onFx(() -> {
            editor.setCompleter((text, caret, asked) -> {
                int from = Math.max(text.lastIndexOf(' ', caret - 1) + 1, 0);
                return Stream.of("documents", "document chunks", "chats").filter(name -> name.startsWith(text.substring(from, caret)))
                    .map(name -> new Suggestion(name, "table", from, name)).toList();
            });
            area().end(org.fxmisc.richtext.NavigationActions.SelectionPolicy.CLEAR);
            return null;
        });
        focus();
        write("do");
        await(() -> lookup("document chunks").tryQuery().isPresent());
        type(KeyCode.ENTER);
        assertThat(text()).isEqualTo("SELECT * FROM documents");
        write(" ");
        keys(KeyCode.CONTROL, KeyCode.SPACE);
        await(() -> lookup("chats").tryQuery().isPresent());
        assertThat(onFx(() -> editor.escape())).isTrue();
        assertThat(onFx(() -> editor.escape())).isFalse();
    }

    @Test void readOnlyTextIsNotTypedIntoAndTabLeavesIt() {
        load("SELECT 1");
        onFx(() -> {
            editor.setEditable(false);
            return null;
        });
        focus();
        write("x");
        assertThat(text()).isEqualTo("SELECT 1");
        type(KeyCode.TAB);
        assertThat(onFx(() -> ((Labeled) scene().getFocusOwner()).getText())).isEqualTo("After");
    }

    @Test void pictures() throws Exception {
        load(Files.readString(Path.of("storage/migrations/V7__widen_document_filename.sql")));
        onFx(() -> {
            editor.showMarkers(List.of(new Marker(4, Severity.WARNING, "Index ix_documents_project is not made again after the rebuild."),
                new Marker(9, Severity.ERROR, "near “FORM”: syntax error"), new Marker(12, Severity.NOTE, "The script has no header.")));
            return null;
        });
        focus();
        type(KeyCode.F8);
        keys(KeyCode.CONTROL, KeyCode.F);
        write("documents");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            onFx(() -> {
                theme.modeProperty().set(mode);
                return null;
            });
            assertThat(onFx(() -> Screenshots.save(scene(), "editor-" + mode.name().toLowerCase(Locale.ROOT)))).isRegularFile();
        }
    }

    private void load(String text) {
        onFx(() -> {
            editor.load(text);
            return null;
        });
    }

    private void focus() {
        onFx(() -> {
            editor.requestFocus();
            return null;
        });
    }

    private void keys(KeyCode modifier, KeyCode key) {
        press(modifier).type(key).release(modifier);
        onFx(() -> null);
    }

    private String text() {
        return onFx(() -> editor.getText());
    }

    private String selection() {
        return onFx(() -> area().getSelection().getStart() + "-" + area().getSelection().getEnd());
    }

    private CodeArea area() {
        return editor.lookupAll(".code-area").stream().map((Node node) -> (CodeArea) node).findFirst().orElseThrow();
    }

    private String styleAt(int position) {
        return onFx(() -> style(position));
    }

    private String style(int position) {
        return area().getStyleOfChar(position).stream().findFirst().orElse(null);
    }
}
