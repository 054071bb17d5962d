package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.ScriptEditing.Opened;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.editor.ScriptFindings;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet in which a migration's script and its undo script are edited, side by side. */
final class ScriptSheet {
    private final FeatureContext context;
    private final ScriptSheetModel model;
    private final SqlEditor script;
    private final SqlEditor undo;
    private final SheetPane pane;
    private final Button save;
    private Sheets.Sheet sheet;

    private ScriptSheet(FeatureContext context, ScriptSheetModel model) {
        this.context = context;
        this.model = model;
        var opened = model.openedProperty().get();
        script = editor("scriptEditor", opened.script().getFileName().toString(), opened.text());
        undo = editor("undoEditor", opened.undo().getFileName().toString(), opened.undoText());
        boolean readOnly = context.session().services().workspace().readOnly();
        script.setEditable(!opened.applied() && !readOnly);
        undo.setEditable(!readOnly);
        pane = new SheetPane(Messages.text("scripts.title", opened.label()), Messages.text("scripts.subtitle"));
        pane.setId("scriptSheet");
        pane.setBody(body());
        save = SheetPane.button(Messages.text("scripts.save"), model::save, "primary");
        save.setId("scriptSave");
        save.disableProperty().bind(model.unsavedProperty().not());
        Button close = SheetPane.button(Messages.text("scripts.close"), this::close);
        close.setId("scriptClose");
        pane.setButtons(close, save);
        model.scriptProperty().bind(script.textProperty());
        model.undoProperty().bind(undo.textProperty());
        new ScriptFindings(context.jobs(), context.session().services().lint(), script, undo).of(opened.script(), opened.undo().getFileName().toString());
        model.unsavedProperty().addListener((source, before, now) -> pane.noteProperty().set(model.note()));
        pane.noteProperty().set(model.note());
    }

    /** Reads the scripts of a migration and opens the sheet. @param fileName of the migration's script */
    static void open(FeatureContext context, String fileName) {
        var editing = context.session().services().scriptEditing();
        context.jobs().read("scripts.open", (progress, cancellation) -> editing.open(fileName), opened ->
            new ScriptSheet(context, new ScriptSheetModel(opened, context.session(), context.jobs(), context.dialogs())).show());
    }

    /** As {@link #open(FeatureContext, String)}, with the edit of a finding made, not yet saved. */
    static void open(FeatureContext context, Migration migration, LintFinding finding) {
        var editing = context.session().services().scriptEditing();
        record Read(Opened opened, String text) { }
        context.jobs().<Read>read("scripts.open", (progress, cancellation) ->
            new Read(editing.open(migration.fileName()), FindingRow.isUndo(finding) ? migration.undoText().orElse("") : migration.sql()), read -> {
                ScriptSheet sheet = new ScriptSheet(context, new ScriptSheetModel(read.opened(), context.session(), context.jobs(), context.dialogs()));
                sheet.show();
                sheet.mend(finding, read.text());
            });
    }

    /** The finding counts its places in the file's own text; it is mended only where that is still the text. */
    private void mend(LintFinding finding, String text) {
        SqlEditor editor = FindingRow.isUndo(finding) ? undo : script;
        if (editor.getText().equals(plain(text)) && finding.edit().isPresent()) {
            editor.replaceText(plain(finding.edit().get().in(text)));
            editor.goTo(finding.place().line());
            editor.requestFocus();
        } else {
            context.dialogs().notify(Messages.text("findings.outdated"));
        }
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }

    private void show() {
        sheet = context.sheets().show(pane, pane.titleProperty().get(), Sheets.Size.WIDE, this::escape);
        sheet.guard(model.unsavedProperty()::get);
        (model.openedProperty().get().applied() ? undo : script).requestFocus();
    }

    private Node body() {
        var opened = model.openedProperty().get();
        SplitPane both = new SplitPane(side("scripts.script", opened.script().getFileName().toString(), script), side("scripts.undo", opened.undo().getFileName().toString(), undo));
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.56);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox body = new VBox(12, both);
        if (opened.applied()) {
            Label why = new Label(Messages.text("scripts.locked", opened.script().getFileName()), Icons.of("fth-lock", "warning"));
            why.setWrapText(true);
            body.getChildren().addFirst(why);
        }
        return body;
    }

    private Node side(String key, String fileName, SqlEditor editor) {
        Label title = new Label(Messages.text(key));
        title.getStyleClass().add("section-title");
        Label file = new Label(fileName);
        file.getStyleClass().addAll("mono", "muted");
        HBox head = new HBox(8, title, file);
        head.setMinWidth(0);
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox side = new VBox(6, head, editor);
        side.setMinWidth(220);
        return side;
    }

    private SqlEditor editor(String id, String name, String text) {
        SqlEditor editor = new SqlEditor(name);
        editor.setId(id);
        editor.load(text);
        editor.setOnSave(model::save);
        return editor;
    }

    private void escape() {
        if (!script.escape() && !undo.escape()) {
            close();
        }
    }

    private void close() {
        if (!model.unsavedProperty().get()) {
            sheet.close();
            return;
        }
        context.dialogs().confirm(Confirmation.of(Messages.text("scripts.discard.title"), Messages.text("scripts.discard.sentence"), Messages.text("scripts.discard.verb"))
            .withDetails(List.of(model.openedProperty().get().script().getFileName().toString())).asDanger().refusedBy(Messages.text("scripts.discard.keep")), sheet::close);
    }
}
