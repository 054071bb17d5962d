package dev.tidemark.ui.support;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Notifications at the window's lower left, where no screen has its main button. One without an action vanishes, though not while it has the pointer or the focus. */
public final class Toasts {
    private static final Duration SHOWN_FOR = Duration.seconds(6);
    private static final int AT_MOST = 4;

    private final VBox layer;

    /** @param layer lies over all of the window's content; owned by this from now on */
    public Toasts(VBox layer) {
        this.layer = layer;
        layer.setPickOnBounds(false);
        layer.setAlignment(Pos.BOTTOM_LEFT);
        layer.getStyleClass().add("toasts");
    }

    /** Shows a notification under the older ones. */
    public void show(String text, Optional<Dialogs.Action> action) {
        HBox toast = new HBox();
        toast.getStyleClass().add("toast");
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label label = new Label(text);
        label.setWrapText(true);
        toast.getChildren().add(label);
        action.ifPresent(offered -> toast.getChildren().add(actionButton(toast, offered)));
        toast.getChildren().add(closeButton(toast));
        if (action.isEmpty()) {
            vanishLater(toast);
        }
        layer.getChildren().add(toast);
        if (layer.getChildren().size() > AT_MOST) {
            layer.getChildren().removeFirst();
        }
    }

    /** Gives the focus to the newest notification; false when there is none. */
    public boolean focusNewest() {
        if (layer.getChildren().isEmpty()) {
            return false;
        }
        HBox newest = (HBox) layer.getChildren().getLast();
        newest.getChildren().get(1).requestFocus();
        return true;
    }

    private Button actionButton(HBox toast, Dialogs.Action action) {
        Button button = new Button(action.label());
        button.getStyleClass().add("link");
        button.setOnAction(event -> {
            layer.getChildren().remove(toast);
            action.run().run();
        });
        return button;
    }

    private Button closeButton(HBox toast) {
        Button close = new Button(null, Icons.of("fth-x"));
        close.getStyleClass().addAll("ghost", "icon-button");
        close.setAccessibleText(Messages.text("toast.close"));
        close.setOnAction(event -> layer.getChildren().remove(toast));
        return close;
    }

    private void vanishLater(Node toast) {
        PauseTransition pause = new PauseTransition(SHOWN_FOR);
        pause.setOnFinished(event -> {
            if (toast.isHover() || toast.isFocusWithin()) {
                pause.playFromStart();
            } else {
                layer.getChildren().remove(toast);
            }
        });
        pause.play();
    }
}
