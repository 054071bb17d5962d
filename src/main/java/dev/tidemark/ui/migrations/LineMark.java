package dev.tidemark.ui.migrations;

import java.util.stream.Collectors;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Marks a line of a script that is shown as a block of text, and scrolls to it. */
final class LineMark {
    private LineMark() { }

    /** @param line from 1; a block without that line stays as it is. @return whether there is a text whose line can be marked */
    static boolean show(ScrollPane scroll, int line) {
        if (!(scroll.getContent() instanceof StackPane block) || !(block.getChildren().getLast() instanceof TextFlow flow)) {
            return false;
        }
        String text = flow.getChildren().stream().map(piece -> ((Text) piece).getText()).collect(Collectors.joining());
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
            start = start == 0 ? -1 : start;
        }
        if (start < 0 || start >= text.length()) {
            return true;
        }
        int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
        int from = start;
        Path mark = new Path();
        mark.setManaged(false);
        mark.setId("lineMark");
        mark.getStyleClass().add("line-mark");
        mark.layoutXProperty().bind(flow.layoutXProperty());
        mark.layoutYProperty().bind(flow.layoutYProperty());
        block.getChildren().setAll(mark, flow);
        scroll.applyCss();
        scroll.layout();
        mark.getElements().setAll(flow.rangeShape(from, end));
        flow.widthProperty().addListener((source, before, now) -> mark.getElements().setAll(flow.rangeShape(from, end)));
        double room = block.getHeight() - scroll.getViewportBounds().getHeight();
        double top = flow.getLayoutY() + mark.getBoundsInLocal().getMinY();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp((top - scroll.getViewportBounds().getHeight() / 3) / room, 0, 1));
        return true;
    }
}
