package dev.tidemark.ui.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.query.ParameterType;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Asks for the values of a statement's parameters, each with its type. */
final class ParametersSheet {
    private record Line(ComboBox<ParameterType> type, TextField text) { }

    private final Sheets sheets;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Label wrong = new Label();
    private Sheets.Sheet sheet;

    ParametersSheet(Sheets sheets) {
        this.sheets = sheets;
    }

    void ask(List<String> names, Map<String, String> before, Consumer<Map<String, Object>> onGiven) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), wide);
        for (String name : names) {
            grid.addRow(grid.getRowCount(), line(name, before));
        }
        wrong.getStyleClass().add("danger");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        Button run = SheetPane.button(Messages.text("query.run"), () -> give(before, onGiven), "primary");
        run.setId("parametersRun");
        run.setDefaultButton(true);
        SheetPane pane = new SheetPane(Messages.text("query.parameters"), Messages.text("query.parametersSentence"));
        pane.setBody(new VBox(12, grid, wrong));
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), () -> sheet.close()), run);
        sheet = sheets.show(pane, Messages.text("query.parameters"), Sheets.Size.MEDIUM);
        lines.values().iterator().next().text().requestFocus();
    }

    private Node[] line(String name, Map<String, String> before) {
        TextField text = new TextField(before.getOrDefault(name, ""));
        text.setId("parameter-" + name.substring(1));
        ComboBox<ParameterType> type = new ComboBox<>();
        type.getItems().setAll(ParameterType.values());
        type.setValue(ParameterType.AS_WRITTEN);
        type.setAccessibleText(Messages.text("query.parameterType", name));
        type.setConverter(new StringConverter<>() {
            @Override public String toString(ParameterType shown) {
                return shown == null ? "" : Messages.text("query.type." + shown.name());
            }

            @Override public ParameterType fromString(String typed) {
                return type.getValue();
            }
        });
        text.disableProperty().bind(type.valueProperty().isEqualTo(ParameterType.NULL));
        Label label = new Label(name);
        label.getStyleClass().add("mono");
        label.setLabelFor(text);
        lines.put(name, new Line(type, text));
        return new Node[] {label, type, text};
    }

    private void give(Map<String, String> before, Consumer<Map<String, Object>> onGiven) {
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            String text = line.getValue().text().getText();
            try {
                values.put(line.getKey(), line.getValue().type().getValue().value(line.getKey(), text));
                before.put(line.getKey(), text);
            } catch (Problem problem) {
                wrong.setText(problem.what());
                line.getValue().text().requestFocus();
                return;
            }
        }
        sheet.close();
        onGiven.accept(values);
    }
}
