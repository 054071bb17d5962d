package dev.tidemark.ui.support.draft;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.RenameProposal;
import dev.tidemark.core.authoring.SchemaChange;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.editor.ScriptFindings;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows a {@link DraftModel}: message and file name, questions, what changes and what becomes of the data, both scripts. */
public final class DraftPane {
    /** A draft is proven there and back, which is too much for each letter. */
    private static final Duration PAUSE = Duration.millis(150);

    private final DraftModel model;
    private final TextField message = new TextField();
    private final VBox changes = new VBox();
    private final VBox rows = new VBox();
    private final SqlEditor script = preview("draftScript", "draft.script");
    private final SqlEditor undo = preview("draftUndo", "draft.undo");
    private final ScriptFindings findings;

    /** @param lint finds what is to be said of the scripts */
    public DraftPane(DraftModel model, Jobs jobs, LintService lint) {
        this.model = model;
        this.findings = new ScriptFindings(jobs, lint, script, undo);
        changes.getStyleClass().add("draft-changes");
        changes.setId("draftChanges");
        model.draftProperty().addListener((source, before, now) -> show());
        model.faultProperty().addListener((source, before, now) -> show());
        model.rows().answerProperty().addListener((source, before, now) -> showRows());
        rows.setId("draftRows");
        rows.getStyleClass().add("draft-rows");
        show();
    }

    /** The field for the message, with the file name below it. */
    public Node head() {
        message.setId("draftMessage");
        message.setPromptText(Messages.text("draft.message.prompt"));
        message.setAccessibleText(Messages.text("draft.message"));
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(event -> model.say(message.getText()));
        message.textProperty().addListener((source, before, now) -> {
            model.outdated();
            pause.playFromStart();
        });
        Label file = new Label();
        file.setId("draftFile");
        file.getStyleClass().addAll("muted", "secondary");
        file.setMinWidth(0);
        file.setWrapText(true);
        Runnable name = () -> file.setText(!model.nameFaultProperty().get().isEmpty() ? model.nameFaultProperty().get()
            : model.draftProperty().get() == null ? "" : model.draftProperty().get().name().file('V') + " · " + model.draftProperty().get().name().file('U'));
        model.draftProperty().addListener((source, before, now) -> name.run());
        model.nameFaultProperty().addListener((source, before, now) -> name.run());
        return new VBox(4, message, file);
    }

    /** Puts the caret into the message. */
    public void focus() {
        message.requestFocus();
    }

    /** Questions and changes. */
    public Node changes() {
        ScrollPane scroll = new ScrollPane(changes);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("draft.changes"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /** Both scripts, alive. */
    public TabPane scripts() {
        TabPane tabs = new TabPane(new Tab(Messages.text("draft.script"), script), new Tab(Messages.text("draft.undo"), undo));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Messages.text("draft.scripts"));
        tabs.setMinWidth(200);
        return tabs;
    }

    /** Changes at the left, scripts at the right. */
    public Node both() {
        SplitPane both = new SplitPane(changes(), scripts());
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.42);
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    /** For a sheet's Escape. */
    public boolean escape() {
        return script.escape() || undo.escape();
    }

    private void show() {
        Draft draft = model.draftProperty().get();
        changes.getChildren().clear();
        if (draft == null) {
            if (!model.faultProperty().get().isEmpty()) {
                changes.getChildren().add(line("fth-x-circle", "danger", model.faultProperty().get()));
            }
            findings.of(null, null);
            script.follow("");
            undo.follow("");
            return;
        }
        draft.proposals().forEach(proposal -> changes.getChildren().add(question(proposal)));
        if (!draft.proposals().isEmpty()) {
            changes.getChildren().add(small("draft.noRename", "draftNoRename", model::refuseOtherRenames));
        }
        draft.missing().forEach(missing -> changes.getChildren().add(question(missing)));
        if (model.decided()) {
            changes.getChildren().add(small("draft.decideAgain", "draftDecideAgain", model::decideAgain));
        }
        changes.getChildren().add(rows);
        draft.warnings().forEach(warning -> changes.getChildren().add(line("fth-alert-triangle", "warning", warning)));
        if (draft.template()) {
            changes.getChildren().add(line("fth-edit-3", "muted", Messages.text("draft.template")));
        } else if (draft.empty()) {
            changes.getChildren().add(line("fth-check", "good", Messages.text("draft.nothing")));
        } else {
            draft.up().changes().forEach(change -> changes.getChildren().add(change(change)));
            draft.untried().forEach(why -> changes.getChildren().add(line("fth-x-circle", "danger", why)));
        }
        findings.of(draft.template() || draft.empty() ? null : Path.of(draft.name().file('V')), draft.name().file('U'));
        script.follow(draft.text());
        undo.follow(draft.undoText());
    }

    private void showRows() {
        RowsModel.Answer answer = model.rows().answerProperty().get();
        rows.getChildren().clear();
        if (answer.asking()) {
            rows.getChildren().add(line("fth-search", "muted", Messages.text("draft.rows.asking")));
        }
        if (!answer.fault().isEmpty()) {
            rows.getChildren().add(line("fth-alert-triangle", "warning", answer.fault()));
        }
        answer.obstacles().forEach(obstacle -> rows.getChildren().add(line(obstacle.stops() ? "fth-x-circle" : "fth-alert-triangle", obstacle.stops() ? "danger" : "warning", obstacle.sentence())));
        rows.setManaged(!rows.getChildren().isEmpty());
    }

    private Node question(RenameProposal proposal) {
        Label asked = sentence(proposal.sentence());
        Button yes = small("draft.isRename", null, () -> model.confirm(proposal));
        return box(asked, yes);
    }

    private Node question(Draft.MissingFill missing) {
        Label asked = sentence(Messages.text("draft.fill", missing.table(), missing.column(), Texts.count(missing.rows(), "row", "rows")));
        TextField value = new TextField();
        value.setPromptText(Messages.text("draft.fill.prompt"));
        value.setId("draftFill");
        HBox.setHgrow(value, Priority.ALWAYS);
        Runnable take = () -> {
            if (!value.getText().isBlank()) {
                model.fill(missing, value.getText());
            }
        };
        value.setOnAction(event -> take.run());
        HBox line = new HBox(8, value, small("draft.fill.take", null, take));
        return box(asked, line);
    }

    private static Node box(Node... nodes) {
        VBox box = new VBox(8, nodes);
        box.getStyleClass().add("draft-question");
        return box;
    }

    private static Node change(SchemaChange change) {
        VBox texts = new VBox(2, sentence(change.sentence()));
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!change.data().isEmpty()) {
            Label data = sentence(change.data());
            data.getStyleClass().addAll("secondary", change.losesData() ? "danger" : "muted");
            texts.getChildren().add(data);
        }
        HBox line = new HBox(8, Icons.of(change.losesData() ? "fth-alert-triangle" : "fth-edit-2", change.losesData() ? "danger" : "muted"), texts);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label line(String icon, String style, String text) {
        Label label = sentence(text);
        label.setGraphic(Icons.of(icon, style));
        label.getStyleClass().add("sentence");
        return label;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button small(String key, String id, Runnable action) {
        Button button = SheetPane.button(Messages.text(key), action, "small");
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static SqlEditor preview(String id, String key) {
        SqlEditor editor = new SqlEditor(Messages.text(key));
        editor.setId(id);
        editor.setEditable(false);
        return editor;
    }
}
