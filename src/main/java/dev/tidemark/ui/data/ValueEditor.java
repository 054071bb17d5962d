package dev.tidemark.ui.data;

import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a value is written anew. Ctrl+Enter stages it, Escape leaves it. */
final class ValueEditor extends VBox {
    private final TextArea area = new TextArea();

    /** @param onDone gets the new value, or null when the person leaves it */
    ValueEditor(Column column, Value value, Consumer<Value> onDone) {
        setSpacing(8);
        VBox.setVgrow(this, Priority.ALWAYS);
        area.setId("valueEditor");
        area.setText(value.plain());
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        area.setAccessibleText(Messages.text("data.editValue", column.name()));
        VBox.setVgrow(area, Priority.ALWAYS);
        Button stage = new Button(Messages.text("data.stage"));
        stage.setId("stage");
        stage.getStyleClass().addAll("small", "primary");
        Button none = new Button(Messages.text("data.setNull"));
        none.setId("setNull");
        none.getStyleClass().add("small");
        none.setOnAction(event -> onDone.accept(new Value.Null()));
        Button leave = new Button(Messages.text("dialog.cancel"));
        leave.getStyleClass().add("small");
        leave.setOnAction(event -> onDone.accept(null));
        stage.setOnAction(event -> onDone.accept(Edit.typed(value, area.getText())));
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                onDone.accept(null);
            } else if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
                key.consume();
                stage.fire();
            }
        });
        HBox buttons = new HBox(stage, none, leave);
        buttons.getStyleClass().add("toolbar");
        getChildren().addAll(area, buttons);
    }

    void take() {
        area.requestFocus();
        area.selectAll();
    }
}
