package dev.tidemark.ui.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.query.QueryPlan;
import dev.tidemark.core.query.ReadyQueries;
import dev.tidemark.core.query.Results;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the last run of a tab gave: rows, a change, a plan or a problem; before the first one, a few queries to begin with. */
final class AnswerPane extends StackPane {
    private final QueryViewModel console;
    private final QueryTabModel tab;
    private final Sheets sheets;
    private final Consumer<String> onCopy;

    AnswerPane(QueryViewModel console, QueryTabModel tab, Sheets sheets, Consumer<String> onCopy) {
        this.console = console;
        this.tab = tab;
        this.sheets = sheets;
        this.onCopy = onCopy;
        getStyleClass().add("answer-pane");
        InvalidationListener shown = source -> show();
        tab.chosenProperty().addListener(shown);
        tab.problemProperty().addListener(shown);
        tab.planProperty().addListener(shown);
        tab.runningProperty().addListener(shown);
        console.ready().addListener(shown);
        show();
    }

    private void show() {
        Problem problem = tab.problemProperty().get();
        QueryPlan plan = tab.planProperty().get();
        if (plan != null) {
            getChildren().setAll(new PlanPane(plan, console::makeMigration, onCopy));
        } else if (problem != null) {
            VBox box = new VBox(Cells.problem(problem));
            box.setId("queryProblem");
            box.getStyleClass().add("query-problem");
            getChildren().setAll(box);
        } else if (tab.chosenProperty().get() != null) {
            getChildren().setAll(answers(tab.chosenProperty().get()));
        } else if (tab.runningProperty().get()) {
            getChildren().setAll(Cells.emptyState("fth-loader", Messages.text("query.runningSentence")));
        } else {
            getChildren().setAll(beginning());
        }
    }

    private Node answers(Answer chosen) {
        Node content = switch (chosen) {
            case Answer.Rows rows -> rows(rows);
            case Answer.Change change -> change(change);
        };
        VBox.setVgrow(content, Priority.ALWAYS);
        if (tab.answers().size() < 2) {
            return content;
        }
        HBox titles = new HBox();
        titles.getStyleClass().add("toolbar");
        tab.answers().forEach(answer -> {
            ToggleButton title = new ToggleButton(answer.title());
            title.getStyleClass().add("small");
            title.setSelected(answer == chosen);
            title.setOnAction(event -> tab.choose(answer));
            titles.getChildren().add(title);
        });
        return new VBox(8, titles, content);
    }

    private Node rows(Answer.Rows rows) {
        Results results = rows.results();
        if (results.columns().isEmpty()) {
            return Cells.emptyState("fth-check", Messages.text("query.noColumns"));
        }
        ResultGrid grid = new ResultGrid(results, this::showValue);
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox box = new VBox(8, grid);
        if (results.columns().size() > ResultGrid.SHOWN_COLUMNS) {
            box.getChildren().add(manyColumns(results, grid));
        }
        if (results.complete() || results.reading()) {
            return box;
        }
        Label more = new Label(Messages.text("query.more", Texts.grouped(results.rows())));
        more.getStyleClass().addAll("muted", "secondary");
        Button readOn = new Button(Messages.text("query.readOn"));
        readOn.setId("readOn");
        readOn.getStyleClass().add("small");
        readOn.disableProperty().bind(tab.runningProperty());
        readOn.setOnAction(event -> tab.readOn(rows));
        HBox line = new HBox(more, readOn);
        line.getStyleClass().add("toolbar");
        box.getChildren().add(line);
        return box;
    }

    private Node manyColumns(Results results, ResultGrid grid) {
        Label shown = new Label(Messages.text("query.columnsShown", ResultGrid.SHOWN_COLUMNS, Texts.grouped(results.columns().size())));
        shown.setId("columnsShown");
        shown.getStyleClass().addAll("muted", "secondary");
        Button all = new Button(Messages.text("query.rowValues"));
        all.setId("showRow");
        all.getStyleClass().add("small");
        all.setDisable(grid.getItems().isEmpty());
        all.setOnAction(event -> RowSheet.show(sheets, results.columns(), grid.row(), this::showValue));
        HBox line = new HBox(shown, all);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private Node change(Answer.Change change) {
        VBox box = new VBox(8);
        box.setId("changeAnswer");
        box.getStyleClass().add("query-problem");
        Label done = new Label(change.status(), Icons.of("fth-check", "good"));
        done.getStyleClass().add("strong");
        box.getChildren().add(done);
        change.lines().forEach(line -> {
            Label label = new Label(line);
            label.setWrapText(true);
            box.getChildren().add(label);
        });
        if (change.entry() != null) {
            Label undo = new Label(Messages.text("query.undo", change.entry()));
            undo.getStyleClass().add("muted");
            undo.setWrapText(true);
            Button takeBack = new Button(Messages.text("journal.undo.action"), Icons.of("fth-corner-up-left"));
            takeBack.setId("undoChange");
            takeBack.getStyleClass().add("small");
            takeBack.setOnAction(event -> console.undo(change.entry()));
            box.getChildren().addAll(undo, takeBack);
        }
        return box;
    }

    private Node beginning() {
        VBox box = new VBox(12);
        box.getStyleClass().add("query-beginning");
        Label sentence = new Label(Messages.text("query.beginning"));
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        FlowPane links = new FlowPane(8, 8);
        for (ReadyQueries.Ready ready : console.ready()) {
            Button link = new Button(ready.title());
            link.setMnemonicParsing(false);
            link.getStyleClass().add("small");
            link.setOnAction(event -> {
                console.use(ready.sql());
                console.chosenProperty().get().runAt(0);
            });
            links.getChildren().add(link);
        }
        box.getChildren().addAll(sentence, links);
        return box;
    }

    private void showValue(String column, Value value) {
        boolean cut = value instanceof Value.Text text && text.cut() || value instanceof Value.Blob blob && blob.cut();
        TextArea area = new TextArea(value instanceof Value.Null ? Messages.text("value.null") : value.plain());
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("code-block");
        area.setAccessibleText(column);
        SheetPane pane = new SheetPane(column, cut ? Messages.text("query.valueCut", Texts.size(value instanceof Value.Text text ? text.bytes() : ((Value.Blob) value).bytes())) : "");
        pane.setBody(area);
        Sheets.Sheet[] sheet = new Sheets.Sheet[1];
        pane.setButtons(SheetPane.button(Messages.text("query.copy"), () -> onCopy.accept(value.plain())), SheetPane.button(Messages.text("problem.close"), () -> sheet[0].close(), "primary"));
        sheet[0] = sheets.show(pane, column, Sheets.Size.MEDIUM);
    }
}
