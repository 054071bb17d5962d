package dev.tidemark.ui.support.editor;

import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * An editor for SQL: colours, line numbers, findings in the margin, find (Ctrl+F) and replace (Ctrl+H), undo and redo, completion
 * (Ctrl+Space). F8 goes to the next finding, Shift+F8 to the one before. Tab indents, Ctrl+Tab leaves; while it is read-only Tab leaves as well. On the window's thread only.
 */
public final class SqlEditor extends BorderPane {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination REPLACE = KeyCombination.valueOf("Shortcut+H");
    private static final KeyCombination EXECUTE = KeyCombination.valueOf("Shortcut+Enter");
    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final KeyCombination LEAVE = KeyCombination.valueOf("Ctrl+Tab");
    private static final KeyCombination LEAVE_BACK = KeyCombination.valueOf("Ctrl+Shift+Tab");
    private static final String INDENT = "    ";
    private static final String STYLESHEET = SqlEditor.class.getResource("SqlEditor.css").toExternalForm();

    private final CodeArea area = new CodeArea();
    private final Gutter gutter;
    private final FindBar findBar;
    private final Label finding = new Label();
    private final Label place = new Label();
    private Subscription awaited = Subscription.EMPTY;
    private final HBox foot;
    private CompletionPopup completion;
    private Runnable onExecute;
    private Runnable onSave;

    /** @param name what it holds, for a screen reader: "Script of V7" */
    public SqlEditor(String name) {
        getStylesheets().add(STYLESHEET);
        getStyleClass().add("sql-editor");
        area.setAccessibleText(name);
        gutter = new Gutter(area, line -> {
            goTo(line);
            area.requestFocus();
        });
        new Colouring(area);
        findBar = new FindBar(area);
        finding.getStyleClass().add("secondary");
        finding.setId("editorFinding");
        finding.setMinWidth(0);
        finding.setWrapText(true);
        finding.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(finding, Priority.ALWAYS);
        place.getStyleClass().addAll("muted", "secondary");
        place.setMinWidth(Region.USE_PREF_SIZE);
        foot = new HBox(finding, place);
        foot.getStyleClass().add("editor-foot");
        VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
        setTop(findBar);
        setCenter(scroll);
        setBottom(foot);
        area.caretPositionProperty().addListener((source, before, now) -> showPlace());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::inText);
        addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
        area.focusedProperty().addListener((source, before, now) -> pseudoClassStateChanged(PseudoClass.getPseudoClass("inside"), now));
        showPlace();
    }

    /** Another text: the history of undo begins anew, the caret stands at the beginning. */
    public void load(String text) {
        area.replaceText(text.replace("\r\n", "\n"));
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.requestFollowCaret();
    }

    /** Another text in place of the present one, as an edit that can be undone; the same text again does nothing. */
    public void replaceText(String text) {
        if (!area.getText().equals(text)) {
            area.replaceText(text);
        }
    }

    /** Another text in a read-only editor, scrolled where it was: for a text that follows something else. */
    public void follow(String text) {
        if (!area.getText().equals(text)) {
            double scrolled = area.getEstimatedScrollY();
            area.replaceText(text);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.scrollYToPixel(scrolled);
        }
    }

    public String getText() {
        return area.getText();
    }

    public ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    public String getSelectedText() {
        return area.getSelectedText();
    }

    /** From 0. */
    public int getCaretPosition() {
        return area.getCaretPosition();
    }

    /** Puts something where the caret or the selection is. */
    public void insert(String text) {
        area.replaceSelection(text);
    }

    /** Read-only text can be selected, copied and searched. */
    public void setEditable(boolean editable) {
        area.setEditable(editable);
        place.setVisible(editable);
        showPlace();
    }

    /** Shows these findings in the margin and no others. */
    public void showMarkers(List<Marker> markers) {
        gutter.show(markers);
        showPlace();
    }

    /** From now on suggests what this says; once in a lifetime. */
    public void setCompleter(Completer completer) {
        completion = new CompletionPopup(area, completer, STYLESHEET);
    }

    /** What Ctrl+Enter does; null leaves the key to the window. */
    public void setOnExecute(Runnable action) {
        onExecute = action;
    }

    /** What Ctrl+S does; null leaves the key to the window. */
    public void setOnSave(Runnable action) {
        onSave = action;
    }

    /** Puts the caret at the beginning of a line, from 1, and shows it. */
    public void goTo(int line) {
        area.moveTo(Math.clamp(line, 1, area.getParagraphs().size()) - 1, 0);
        area.requestFollowCaret();
    }

    /** For a sheet's Escape: closes the popup or the find bar, if one is open. @return whether one was */
    public boolean escape() {
        return completion != null && completion.close() || findBar.close();
    }

    public void undo() {
        area.undo();
    }

    public void redo() {
        area.redo();
    }

    /** Also where it is not in the window yet: what is in a tab comes with the tab's first layout. */
    @Override
    public void requestFocus() {
        if (area.getScene() != null) {
            area.requestFocus();
            return;
        }
        awaited.unsubscribe();
        awaited = area.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                awaited.unsubscribe();
                Platform.runLater(area::requestFocus);
            }
        });
    }

    private void anywhere(KeyEvent key) {
        if (FIND.match(key) || REPLACE.match(key)) {
            key.consume();
            findBar.open(REPLACE.match(key));
        } else if (EXECUTE.match(key) && onExecute != null) {
            key.consume();
            onExecute.run();
        } else if (SAVE.match(key) && onSave != null) {
            key.consume();
            onSave.run();
        } else if (key.getCode() == KeyCode.F8) {
            key.consume();
            goToFinding(!key.isShiftDown());
        } else if (key.getCode() == KeyCode.F3) {
            key.consume();
            findBar.go(!key.isShiftDown());
        }
    }

    private void inText(KeyEvent key) {
        boolean tab = key.getCode() == KeyCode.TAB;
        if (LEAVE.match(key) || LEAVE_BACK.match(key) || tab && !area.isEditable()) {
            key.consume();
            area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (tab && (completion == null || !completion.isOpen())) {
            key.consume();
            indent(key.isShiftDown());
        }
    }

    private void indent(boolean back) {
        if (area.getSelectedText().indexOf('\n') < 0 && !back) {
            area.replaceSelection(INDENT);
            return;
        }
        int first = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
        int last = area.offsetToPosition(area.getSelection().getEnd(), Bias.Backward).getMajor();
        for (int line = first; line <= last; line++) {
            String text = area.getText(line);
            int blanks = text.length() - text.stripLeading().length();
            if (back) {
                area.deleteText(line, 0, line, Math.min(blanks, INDENT.length()));
            } else if (!text.isEmpty()) {
                area.insertText(line, 0, INDENT);
            }
        }
    }

    private void goToFinding(boolean down) {
        List<Integer> lines = gutter.lines();
        if (!lines.isEmpty()) {
            int here = area.getCurrentParagraph() + 1;
            goTo(down ? lines.stream().filter(line -> line > here).findFirst().orElse(lines.getFirst())
                : lines.reversed().stream().filter(line -> line < here).findFirst().orElse(lines.getLast()));
            area.requestFocus();
        }
    }

    private void showPlace() {
        int line = area.getCurrentParagraph() + 1;
        place.setText(Messages.text("editor.place.caret", String.valueOf(line), String.valueOf(area.getCaretColumn() + 1)));
        List<Marker> here = gutter.of(line);
        String said = !here.isEmpty() ? Gutter.sentences(here) : gutter.lines().isEmpty() ? "" : Messages.text("editor.findings", gutter.summary());
        finding.setText(said);
        area.setAccessibleHelp(said);
        finding.setGraphic(here.isEmpty() ? null : Icons.of(here.getFirst().icon(), here.getFirst().styleClass()));
        boolean wanted = area.isEditable() || !gutter.lines().isEmpty();
        foot.setVisible(wanted);
        foot.setManaged(wanted);
    }
}
