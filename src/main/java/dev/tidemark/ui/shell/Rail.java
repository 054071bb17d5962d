package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
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
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final ShellNavigator navigator;
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> items = new ArrayList<>();
    private final ObservableBooleanValue narrow;

    /** @param narrow while true only the icons are shown, each with its name as a tooltip */
    Rail(VBox box, ShellNavigator navigator, ObservableBooleanValue narrow) {
        this.navigator = navigator;
        this.narrow = narrow;
        showNarrow(box, narrow.get());
        narrow.addListener((source, before, now) -> showNarrow(box, now));
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
        Label title = new Label(feature.title());
        StatusView.showWhile(title, narrow.map(small -> !small));
        HBox line = new HBox(12, Icons.node(feature.icon()), title, gap);
        line.setAlignment(Pos.CENTER_LEFT);
        if (feature.badge() != null) {
            line.getChildren().add(badge(feature, narrow));
        }
        ToggleButton item = new ToggleButton(null, line);
        item.setId("rail-" + feature.id());
        item.setAccessibleText(feature.title());
        narrow.subscribe(small -> Tips.on(item, small ? feature.title() : null));
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

    private static Label badge(Feature feature, ObservableBooleanValue narrow) {
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.textProperty().bind(feature.badge());
        StatusView.showWhile(badge, Bindings.createBooleanBinding(() -> !narrow.get() && !"".equals(feature.badge().getValue()), narrow, feature.badge()));
        return badge;
    }

    private static void showNarrow(VBox box, boolean narrow) {
        box.pseudoClassStateChanged(NARROW, narrow);
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
        } else if (at >= 0 && (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT)) {
            // A toggle of a group would choose its neighbour, and open no screen.
            key.consume();
        }
    }
}
