package dev.tidemark.ui.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Sheets over the window: a card on a scrim. While one is open the keyboard stays in it, Escape leaves it, and what had the focus
 * gets it back. A sheet can open another on top of itself. On the window's thread only.
 */
public final class Sheets {
    /** How large a sheet may be; it shrinks with the window. */
    public enum Size {
        /** As high as its content: questions. */
        SMALL(480, Region.USE_PREF_SIZE),
        /** As high as its content: a form. */
        MEDIUM(640, Region.USE_PREF_SIZE),
        /** As wide as a plan, as high as its content: what came of one. */
        REPORT(780, Region.USE_PREF_SIZE),
        /** A plan with its tabs. */
        LARGE(780, 656),
        /** Two texts beside each other, or a form and what comes of it. */
        WIDE(1216, 736);

        private final double width;
        private final double height;

        Size(double width, double height) {
            this.width = width;
            this.height = height;
        }
    }

    private final StackPane layer;
    private final Deque<Sheet> open = new ArrayDeque<>();

    /** @param layer lies over all of the window's content; owned by this from now on */
    public Sheets(StackPane layer) {
        this.layer = layer;
        layer.setVisible(false);
        layer.sceneProperty().addListener((source, before, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((focus, old, now) -> keepInside(now));
            }
        });
    }

    /**
     * Opens a sheet and gives the focus to its first control, unless the content has taken it.
     *
     * @param content for example a {@link SheetPane}
     * @param title what a screen reader says when the sheet opens
     * @param onEscape what Escape does; usually {@code sheet.close()} and nothing else
     */
    public Sheet show(Parent content, String title, Size size, Runnable onEscape) {
        Sheet sheet = new Sheet(content, title, size, onEscape, layer.getScene() == null ? null : layer.getScene().getFocusOwner());
        open.push(sheet);
        layer.getChildren().add(sheet.scrim);
        layer.setVisible(true);
        layer.applyCss();
        layer.layout();
        keepInside(layer.getScene() == null ? null : layer.getScene().getFocusOwner());
        return sheet;
    }

    /** As {@link #show(Parent, String, Size, Runnable)}, closed by Escape. */
    public Sheet show(Parent content, String title, Size size) {
        Sheet[] sheet = new Sheet[1];
        sheet[0] = show(content, title, size, () -> sheet[0].close());
        return sheet[0];
    }

    public boolean isOpen() {
        return !open.isEmpty();
    }

    /** Before the window closes: a sheet that holds what is not saved asks as its Escape does. @return whether the window may close */
    public boolean mayClose() {
        boolean unsaved = open.stream().anyMatch(sheet -> sheet.unsaved.getAsBoolean());
        if (unsaved && open.peek().unsaved.getAsBoolean()) {
            open.peek().onEscape.run();
        }
        return !unsaved;
    }

    private void keepInside(Node focusOwner) {
        Sheet top = open.peek();
        if (top != null && !isInside(focusOwner, top.card)) {
            List<Node> stops = focusStops(top.card);
            if (!stops.isEmpty()) {
                stops.getFirst().requestFocus();
            }
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        Node at = node;
        while (at != null && at != ancestor) {
            at = at.getParent();
        }
        return at != null;
    }

    private static List<Node> focusStops(Parent parent) {
        List<Node> stops = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                stops.add(child);
            } else if (child instanceof Parent inner) {
                stops.addAll(focusStops(inner));
            }
        }
        return stops;
    }

    /** An open sheet. */
    public final class Sheet {
        private final StackPane scrim = new StackPane();
        private final StackPane card = new StackPane();
        private final Runnable onEscape;
        private final Node focusBefore;
        private BooleanSupplier unsaved = () -> false;

        private Sheet(Parent content, String title, Size size, Runnable onEscape, Node focusBefore) {
            this.onEscape = onEscape;
            this.focusBefore = focusBefore;
            scrim.getStyleClass().add("scrim");
            card.getStyleClass().add("sheet-card");
            card.getChildren().add(content);
            resize(size);
            card.setAccessibleRole(AccessibleRole.DIALOG);
            card.setAccessibleText(title);
            scrim.getChildren().add(card);
            card.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        }

        /** Makes it another size, for what it shows from now on. */
        public void resize(Size size) {
            card.setPrefWidth(size.width);
            card.setMaxSize(size.width, size.height);
        }

        public boolean isOpen() {
            return open.contains(this);
        }

        /** The window does not close while this says that something would be lost: it does what Escape does here. */
        public void guard(BooleanSupplier holdsUnsaved) {
            unsaved = holdsUnsaved;
        }

        /** Closes it; a second time does nothing. */
        public void close() {
            if (!open.remove(this)) {
                return;
            }
            layer.getChildren().remove(scrim);
            layer.setVisible(!open.isEmpty());
            if (focusBefore != null && focusBefore.getScene() != null) {
                focusBefore.requestFocus();
            }
            keepInside(layer.getScene() == null ? null : layer.getScene().getFocusOwner());
        }

        private void keyPressed(KeyEvent key) {
            Node focused = card.getScene().getFocusOwner();
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                onEscape.run();
            } else if (key.getCode() == KeyCode.ENTER && focused instanceof Button button) {
                key.consume();
                button.fire();
            } else if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                wrap(key, focused);
            }
        }

        private void wrap(KeyEvent key, Node focused) {
            List<Node> stops = focusStops(card);
            if (stops.isEmpty()) {
                return;
            }
            Node edge = key.isShiftDown() ? stops.getFirst() : stops.getLast();
            if (focused == edge) {
                key.consume();
                (key.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
            }
        }
    }
}
