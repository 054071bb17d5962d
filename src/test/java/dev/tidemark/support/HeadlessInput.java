package dev.tidemark.support;

import java.util.EnumSet;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * Completes the mouse events of JavaFX's screenless platform: its robot leaves out the modifier keys and the buttons held while
 * dragging, and calls every press a popup trigger. Each scene gets a dispatcher that puts in what was pressed before.
 */
public final class HeadlessInput {
    private static final Set<KeyCode> HELD_KEYS = EnumSet.noneOf(KeyCode.class);
    private static final Set<MouseButton> HELD_BUTTONS = EnumSet.noneOf(MouseButton.class);
    private static boolean installed;

    private HeadlessInput() { }

    /** Completes events in every window, present and future; does nothing on a real display. On the window's thread. */
    public static void install() {
        if (installed || !"headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
            return;
        }
        installed = true;
        Window.getWindows().forEach(HeadlessInput::watch);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(HeadlessInput::watch);
            }
        });
    }

    /** Forgets what a failed test left pressed. */
    public static void reset() {
        HELD_KEYS.clear();
        HELD_BUTTONS.clear();
    }

    private static void watch(Window window) {
        complete(window.getScene());
        window.sceneProperty().addListener((source, before, scene) -> complete(scene));
    }

    private static void complete(Scene scene) {
        if (scene != null && !(scene.getEventDispatcher() instanceof Completing)) {
            scene.setEventDispatcher(new Completing(scene.getEventDispatcher()));
        }
    }

    private record Completing(EventDispatcher usual) implements EventDispatcher {
        @Override
        public Event dispatchEvent(Event event, EventDispatchChain tail) {
            return usual.dispatchEvent(event instanceof MouseEvent mouse ? completed(mouse) : remembered(event), tail);
        }

        private static Event remembered(Event event) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                HELD_KEYS.add(((KeyEvent) event).getCode());
            } else if (event.getEventType() == KeyEvent.KEY_RELEASED) {
                HELD_KEYS.remove(((KeyEvent) event).getCode());
            }
            return event;
        }

        private static MouseEvent completed(MouseEvent mouse) {
            boolean pressed = mouse.getEventType() == MouseEvent.MOUSE_PRESSED;
            if (pressed) {
                HELD_BUTTONS.add(mouse.getButton());
            } else if (mouse.getEventType() == MouseEvent.MOUSE_RELEASED) {
                HELD_BUTTONS.remove(mouse.getButton());
            }
            boolean dragged = mouse.getEventType() == MouseEvent.MOUSE_DRAGGED && !HELD_BUTTONS.isEmpty();
            MouseButton button = dragged ? HELD_BUTTONS.iterator().next() : mouse.getButton();
            return new MouseEvent(mouse.getSource(), mouse.getTarget(), mouse.getEventType(),
                mouse.getSceneX(), mouse.getSceneY(), mouse.getScreenX(), mouse.getScreenY(), button, mouse.getClickCount(),
                HELD_KEYS.contains(KeyCode.SHIFT), HELD_KEYS.contains(KeyCode.CONTROL), HELD_KEYS.contains(KeyCode.ALT), HELD_KEYS.contains(KeyCode.META),
                HELD_BUTTONS.contains(MouseButton.PRIMARY), HELD_BUTTONS.contains(MouseButton.MIDDLE), HELD_BUTTONS.contains(MouseButton.SECONDARY),
                HELD_BUTTONS.contains(MouseButton.BACK), HELD_BUTTONS.contains(MouseButton.FORWARD),
                false, pressed && button == MouseButton.SECONDARY, mouse.isStillSincePress(), mouse.getPickResult());
        }
    }
}
