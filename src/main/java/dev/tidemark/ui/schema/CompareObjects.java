package dev.tidemark.ui.schema;

import dev.tidemark.core.compare.SchemaComparison;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.SchemaDifference;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The objects that differ, each with its sign, and the statements of the chosen one line by line. */
final class CompareObjects extends VBox {
    private static final double CELL_HEIGHT = 52;

    private final CompareViewModel model;
    private final Label sentence = Cells.wrapped("");
    private final StackPane place = new StackPane();
    private final ListView<Deviation> objects = new ListView<>();
    private final ScrollPane lines = new ScrollPane();
    private final SplitPane both = new SplitPane(objects, lines);

    CompareObjects(CompareViewModel model) {
        super(10);
        this.model = model;
        sentence.setId("compareSchemaSentence");
        objects.setId("compareObjects");
        objects.setAccessibleText(Messages.text("compare.objects"));
        objects.getStyleClass().add("plain-list");
        objects.setFixedCellSize(CELL_HEIGHT);
        objects.setCellFactory(list -> new ObjectCell());
        objects.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> showLines(now));
        lines.setFitToWidth(true);
        lines.getStyleClass().add("compare-lines");
        lines.setAccessibleText(Messages.text("compare.statements"));
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.38);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(sentence, place);
        model.schema().valueProperty().subscribe(this::show);
        model.schema().problemProperty().subscribe(this::show);
    }

    private void show() {
        SchemaComparison compared = model.schema().get();
        if (model.schema().problemProperty().get() != null) {
            sentence.setText("");
            VBox problem = Cells.problem(model.schema().problemProperty().get());
            place.getChildren().setAll(problem);
        } else if (compared == null) {
            sentence.setText(Messages.text("compare.loading"));
            place.getChildren().clear();
        } else {
            sentence.setText(compared.sentence());
            objects.getItems().setAll(compared.changes());
            place.getChildren().setAll(compared.same() ? Cells.emptyState("fth-check", Messages.text("compare.sameSchema")) : both);
            objects.getSelectionModel().selectFirst();
        }
    }

    private void showLines(Deviation deviation) {
        VBox all = new VBox();
        all.getStyleClass().add("compare-statement");
        if (deviation != null) {
            for (String line : SchemaComparison.lines(deviation.change())) {
                Label label = new Label(line);
                label.setWrapText(true);
                label.setMaxWidth(Double.MAX_VALUE);
                label.getStyleClass().addAll("compare-line", line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "both");
                all.getChildren().add(label);
            }
        }
        lines.setContent(all);
        lines.setVvalue(0);
    }

    /** The sign of a kind of change, told apart by form and by colour. */
    static Node sign(SchemaDifference.Kind kind) {
        return switch (kind) {
            case ADDED -> Icons.of("fth-plus", "good");
            case REMOVED -> Icons.of("fth-minus", "danger");
            case CHANGED -> Icons.of("fth-edit-2", "accent");
        };
    }

    private static final class ObjectCell extends ListCell<Deviation> {
        @Override protected void updateItem(Deviation deviation, boolean empty) {
            super.updateItem(deviation, empty);
            if (empty || deviation == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String words = Messages.text("compare.kind." + deviation.change().kind().name()) + (deviation.details().isEmpty() ? "" : ": " + String.join("; ", deviation.details()));
            VBox texts = Cells.titled(deviation.change().name(), Messages.text("compare.object", deviation.change().type(), words));
            texts.setMinWidth(0);
            texts.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox row = new HBox(10, sign(deviation.change().kind()), texts);
            row.getStyleClass().add("compare-object");
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(String.join(" ", List.of(deviation.change().type(), deviation.change().name(), words)));
        }
    }
}
