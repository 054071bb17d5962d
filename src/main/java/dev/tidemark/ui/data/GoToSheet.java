package dev.tidemark.ui.data;

import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The sheet that asks for a row's key. */
final class GoToSheet {
    private GoToSheet() { }

    static void show(Sheets sheets, String key, Consumer<String> onGiven) {
        SheetPane pane = new SheetPane(Messages.text("data.goToTitle"), Messages.text("data.goToSentence", key));
        TextField field = new TextField();
        field.setId("goToKey");
        field.setAccessibleText(key);
        pane.setBody(new VBox(field));
        Sheets.Sheet sheet = sheets.show(pane, Messages.text("data.goToTitle"), Sheets.Size.SMALL);
        Runnable go = () -> {
            if (!field.getText().isBlank()) {
                sheet.close();
                onGiven.accept(field.getText());
            }
        };
        field.setOnAction(event -> go.run());
        Button button = SheetPane.button(Messages.text("data.goToVerb"), go, "primary");
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), sheet::close), button);
        field.requestFocus();
    }
}
