package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Request;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Fills the navigation rail: one line per feature; those that need no database stand below a rule. Up and Down walk through it. */
final class Rail {
    private final ShellNavigator navigator;
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> items = new ArrayList<>();

    Rail(VBox box, ShellNavigator navigator) {
        this.navigator = navigator;
        boolean ruled = false;
        for (Feature feature : navigator.features()) {
            if (!feature.needsDatabase() && !ruled && !items.isEmpty()) {
                box.getChildren().add(new Separator());
                ruled = true;
            }
            ToggleButton item = item(feature);
            items.add(item);
            box.getChildren().add(item);
        }
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        navigator.shownProperty().addListener((source, before, now) -> select(now));
        select(navigator.shownProperty().get());
    }

    private ToggleButton item(Feature feature) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(12, Icons.node(feature.icon()), new Label(feature.title()), gap);
        line.setAlignment(Pos.CENTER_LEFT);
        if (feature.badge() != null) {
            line.getChildren().add(badge(feature));
        }
        ToggleButton item = new ToggleButton(null, line);
        item.setId("rail-" + feature.id());
        item.setAccessibleText(feature.title());
        item.getStyleClass().add("rail-item");
        item.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(item.widthProperty().subtract(20));
        item.setToggleGroup(group);
        item.setUserData(feature);
        item.setOnAction(event -> {
            item.setSelected(true);
            navigator.open(new Request.OpenFeature(feature.id()));
        });
        return item;
    }

    private static Label badge(Feature feature) {
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.textProperty().bind(feature.badge());
        badge.visibleProperty().bind(feature.badge().map(text -> !text.isEmpty()).orElse(false));
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }

    private void select(Feature feature) {
        items.stream().filter(item -> item.getUserData() == feature).forEach(item -> item.setSelected(true));
    }

    private void walk(KeyEvent key) {
        int step = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        int at = items.indexOf(key.getTarget());
        if (step != 0 && at >= 0) {
            key.consume();
            ToggleButton next = items.get(Math.floorMod(at + step, items.size()));
            next.requestFocus();
            next.fire();
        }
    }
}
