package dev.tidemark.ui.support;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Words that come up over a node. */
public final class Tips {
    private static final Duration DELAY = Duration.millis(400);
    private static final double WIDTH = 360;
    private static final String WORDS = Tips.class.getName() + ".words";
    private static final String POPUP = Tips.class.getName() + ".popup";

    private Tips() { }

    /**
     * Has words come up while the pointer rests on a node. The popup is made when the pointer first comes: each is a window of its own, and a list has one for every line.
     *
     * @param words also the node's accessible help where it has none of its own; null or empty for none any more
     */
    public static void on(Node node, String words) {
        String shown = words == null ? "" : words;
        String help = node.getAccessibleHelp();
        if (!node.accessibleHelpProperty().isBound() && (help == null || help.equals(of(node)))) {
            node.setAccessibleHelp(shown);
        }
        if (node.getProperties().put(WORDS, shown) == null) {
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> pointed(node));
        } else if (node.getProperties().get(POPUP) instanceof Tooltip) {
            pointed(node);
        }
    }

    /** The words that {@link #on} has given a node; empty for none. */
    public static String of(Node node) {
        return (String) node.getProperties().getOrDefault(WORDS, "");
    }

    /** Takes the words away until the pointer moves again. */
    public static void hide(Node node) {
        if (node.getProperties().get(POPUP) instanceof Tooltip popup) {
            popup.hide();
        }
    }

    private static void pointed(Node node) {
        Tooltip popup = (Tooltip) node.getProperties().computeIfAbsent(POPUP, key -> popup());
        if (popup.getText().equals(of(node))) {
            return;
        }
        popup.hide();
        popup.setText(of(node));
        Tooltip.uninstall(node, popup);
        if (!of(node).isEmpty()) {
            Tooltip.install(node, popup);
        }
    }

    private static Tooltip popup() {
        Tooltip popup = new Tooltip();
        popup.setShowDelay(DELAY);
        popup.setWrapText(true);
        popup.setMaxWidth(WIDTH);
        return popup;
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
        button.disableProperty().bind(reason.map(text -> !text.isEmpty()).orElse(false));
        button.accessibleHelpProperty().bind(reason);
        on(wrapper, reason.getValue());
        reason.addListener((source, before, now) -> on(wrapper, now));
    }
}
