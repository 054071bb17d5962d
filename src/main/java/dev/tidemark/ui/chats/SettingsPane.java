package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Setting;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The settings of one category. */
final class SettingsPane extends ScrollPane {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final VBox page = new VBox();

    SettingsPane() {
        page.getStyleClass().addAll("page", "detail-page");
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("detail-scroll");
        setAccessibleText(Messages.text("chats.settings"));
    }

    /** Shows a category; null shows the sentence instead. {@code foundKey} is marked; it may be null. */
    void show(SettingsModel.Category category, String foundKey, String otherwise) {
        page.getChildren().clear();
        setVvalue(0);
        if (category == null) {
            page.getChildren().add(Cells.emptyState("fth-sliders", otherwise));
            return;
        }
        Label title = new Label(category.name());
        title.getStyleClass().add("title");
        title.setId("categoryTitle");
        page.getChildren().add(title);
        for (Setting setting : category.settings()) {
            VBox row = row(setting);
            row.pseudoClassStateChanged(FOUND, setting.key() != null && setting.key().equals(foundKey));
            page.getChildren().add(row);
        }
    }

    private static VBox row(Setting setting) {
        Label key = new Label(setting.key());
        key.getStyleClass().addAll("mono", "setting-key");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label changed = new Label(setting.updatedAt() == null ? "" : Messages.text("chats.changed", Phrases.full(setting.updatedAt())));
        changed.getStyleClass().addAll("muted", "small-text");
        changed.setMinWidth(Region.USE_PREF_SIZE);
        Label value = new Label(setting.value() == null ? "NULL" : setting.value().isEmpty() ? Messages.text("chats.emptyValue") : setting.value());
        value.getStyleClass().addAll("code-block", "setting-value");
        if (setting.value() == null || setting.value().isEmpty()) {
            value.getStyleClass().add("muted");
        }
        value.setWrapText(true);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setMinHeight(Region.USE_PREF_SIZE);
        VBox row = new VBox(new HBox(key, gap, changed));
        row.getStyleClass().addAll("card", "setting-row");
        if (setting.description() != null && !setting.description().isBlank()) {
            Label description = new Label(setting.description());
            description.getStyleClass().add("muted");
            description.setWrapText(true);
            description.setMinHeight(Region.USE_PREF_SIZE);
            row.getChildren().add(description);
        }
        row.getChildren().add(value);
        return row;
    }
}
