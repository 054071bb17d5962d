package dev.tidemark.ui.schema.sizes;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole file as one bar, told apart by pattern as well as by colour. */
final class WholeBar extends VBox {
    private final HBox bar = new HBox();
    private final FlowPane legend = new FlowPane(16, 4);
    private final TableSizes sizes;

    WholeBar(TableSizes sizes) {
        super(8);
        this.sizes = sizes;
        bar.getStyleClass().add("whole-bar");
        bar.setMinWidth(0);
        getChildren().addAll(bar, legend);
        part("size-data", "sizes.data", sizes.dataBytes());
        part("size-index", "sizes.indexes", sizes.indexBytes());
        part("size-free", "sizes.free", sizes.freeBytes());
        setAccessibleText(sizes.sentence());
    }

    private void part(String styleClass, String key, long bytes) {
        if (bytes <= 0) {
            return;
        }
        String words = Messages.text(key, Texts.size(bytes), sizes.share(bytes));
        Region part = sample(styleClass);
        part.minWidthProperty().bind(bar.widthProperty().multiply((double) bytes / sizes.fileBytes()));
        part.maxWidthProperty().bind(part.minWidthProperty());
        Tips.on(part, words);
        bar.getChildren().add(part);
        Region sign = sample(styleClass);
        sign.getStyleClass().add("size-sign");
        Label label = new Label(words, sign);
        label.getStyleClass().add("secondary");
        legend.getChildren().add(label);
    }

    private static Region sample(String styleClass) {
        Region part = new Region();
        part.getStyleClass().addAll("size-bar", styleClass);
        return part;
    }
}
