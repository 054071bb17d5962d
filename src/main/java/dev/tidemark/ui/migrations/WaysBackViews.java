package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.DerivedUndo;
import dev.tidemark.core.authoring.WaysBack.ByBackup;
import dev.tidemark.core.authoring.WaysBack.ByScripts;
import dev.tidemark.core.authoring.WaysBack.TableRows;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the two ways back show: what becomes of structure and data, then the scripts or the tables. */
final class WaysBackViews {
    private static final double LINE = 20;
    private static final int FEWEST_LINES = 6;
    private static final int MOST_LINES = 16;

    private WaysBackViews() { }

    static Node scripts(WaysBackViewModel model) {
        VBox box = box();
        model.ways().noScriptsBecause().ifPresent(why -> box.getChildren().addAll(Cells.line("fth-alert-triangle", "warning", why.what()), Cells.line("fth-arrow-right", "accent", why.next())));
        model.ways().byScripts().ifPresent(way -> {
            box.getChildren().add(Cells.line("fth-check", "good", Messages.text("waysBack.structure.scripts", model.ways().to().map(Version::label).orElse("base"))));
            box.getChildren().addAll(data(way));
            for (int i = 0; i < way.derived().size(); i++) {
                box.getChildren().addAll(script(model, i, way.derived().get(i)));
            }
        });
        return scroll(box, "waysBack.scripts");
    }

    private static List<HBox> data(ByScripts way) {
        List<Impact> losses = way.plan().losses();
        if (!losses.isEmpty()) {
            return losses.stream().map(loss -> Cells.line("fth-alert-triangle", "warning", Messages.text("waysBack.data", loss.sentence()))).toList();
        }
        String gap = way.plan().steps().stream().map(PlanStep::forecastGap).filter(Objects::nonNull).findFirst().orElse(null);
        return List.of(gap == null ? Cells.line("fth-check", "good", Messages.text("waysBack.data.stays")) : Cells.line("fth-help-circle", "muted", Messages.text("plan.impact.unknown", gap)));
    }

    private static List<Node> script(WaysBackViewModel model, int index, DerivedUndo undo) {
        Label title = new Label(undo.file().getFileName().toString());
        title.getStyleClass().addAll("section-title", "mono");
        TextArea text = new TextArea();
        text.textProperty().bindBidirectional(model.textProperty(index));
        text.setWrapText(true);
        text.setId("undoText-" + undo.migration().version());
        text.getStyleClass().add("code-block");
        text.setAccessibleText(Messages.text("waysBack.text", undo.file().getFileName()));
        text.setPrefHeight(LINE * Math.clamp(undo.text().lines().count() + 2, FEWEST_LINES, MOST_LINES));
        text.setMinHeight(LINE * FEWEST_LINES);
        title.setLabelFor(text);
        return List.of(title, text);
    }

    static Node backup(WaysBackViewModel model) {
        VBox box = box();
        model.ways().byBackup().ifPresentOrElse(way -> box.getChildren().addAll(
            backupLines(model, way)),
            () -> box.getChildren().add(Cells.line("fth-alert-triangle", "warning", Messages.text("waysBack.noBackup"))));
        return scroll(box, "waysBack.backup");
    }

    private static List<Node> backupLines(WaysBackViewModel model, ByBackup way) {
        List<Node> lines = new ArrayList<>();
        String at = way.backup().version().map(Version::label).orElse("base");
        lines.add(Cells.line("fth-check", "good", Messages.text("waysBack.structure.backup", at, Dates.moment(way.backup().createdAt()))));
        if (!way.backup().version().equals(model.ways().to())) {
            lines.add(Cells.line("fth-alert-triangle", "warning", Messages.text("waysBack.structure.below", at, model.ways().to().map(Version::label).orElse("base"))));
        }
        lines.add(Cells.line(way.lost() == 0 ? "fth-check" : "fth-alert-triangle", way.lost() == 0 ? "good" : "warning", Messages.text("waysBack.data", way.sentence())));
        way.columnsLost().forEach(loss -> lines.add(Cells.line("fth-alert-triangle", "warning", Messages.text("waysBack.data", loss.sentence() + "."))));
        lines.add(table(way));
        return lines;
    }

    private static Node table(ByBackup way) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("ways-back-table");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        String[] heads = {"waysBack.table", "plan.now", "waysBack.inBackup", "waysBack.lost", "waysBack.comeBack"};
        for (int column = 0; column < heads.length; column++) {
            grid.add(cell(Messages.text(heads[column]), column, "muted"), column, 0);
        }
        int row = 1;
        for (TableRows table : way.tables()) {
            grid.add(cell(table.table(), 0, "mono"), 0, row);
            grid.add(cell(Texts.grouped(table.now()), 1, "number"), 1, row);
            grid.add(cell(Texts.grouped(table.inBackup()), 2, "number"), 2, row);
            grid.add(cell(Texts.grouped(table.lost()), 3, table.lost() == 0 ? "muted" : "strong"), 3, row);
            grid.add(cell(Texts.grouped(table.comeBack()), 4, table.comeBack() == 0 ? "muted" : "strong"), 4, row++);
        }
        return grid;
    }

    private static Label cell(String text, int column, String styleClass) {
        Label label = new Label(text);
        label.setMaxWidth(Double.MAX_VALUE);
        if (column > 0) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        label.getStyleClass().addAll(column == 0 ? "ways-back-name" : "ways-back-number", styleClass);
        return label;
    }

    private static VBox box() {
        VBox box = new VBox();
        box.getStyleClass().addAll("plan-tab", "ways-back");
        return box;
    }

    private static ScrollPane scroll(VBox box, String key) {
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text(key));
        return scroll;
    }
}
