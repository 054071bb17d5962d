package dev.tidemark.ui.support;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Tooltips. */
public final class Tips {
    private static final Duration DELAY = Duration.millis(400);
    private static final double WIDTH = 360;

    private Tips() { }

    /** A tooltip in the window's manner. */
    public static Tooltip of(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(DELAY);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }

    /**
     * Disables a button while there is a reason to, and says the reason: JavaFX shows no tooltip over a disabled node, so it is on
     * the wrapper that this returns.
     *
     * @param reason why the button cannot be pressed; null or empty while it can
     * @return to be put where the button would be
     */
    public static StackPane explained(ButtonBase button, ObservableValue<String> reason) {
        StackPane wrapper = new StackPane(button);
        wrapper.getStyleClass().add("explained");
        explain(wrapper, button, reason);
        return wrapper;
    }

    /** As {@link #explained}, for a wrapper that stands already around the button, in FXML. */
    public static void explain(StackPane wrapper, ButtonBase button, ObservableValue<String> reason) {
        Tooltip tip = of("");
        tip.textProperty().bind(reason);
        button.disableProperty().bind(reason.map(text -> !text.isEmpty()).orElse(false));
        button.accessibleHelpProperty().bind(reason);
        install(wrapper, tip, reason.getValue());
        reason.addListener((source, before, now) -> install(wrapper, tip, now));
    }

    private static void install(StackPane wrapper, Tooltip tip, String reason) {
        if (reason == null || reason.isEmpty()) {
            Tooltip.uninstall(wrapper, tip);
        } else {
            Tooltip.install(wrapper, tip);
        }
    }
}
