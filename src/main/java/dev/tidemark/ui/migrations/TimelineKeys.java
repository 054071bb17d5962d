package dev.tidemark.ui.migrations;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;

/** The keyboard in the timeline: arrows go from layer to layer, past pins and the tide mark; a typed character begins a search. */
final class TimelineKeys {
    private final ListView<TimelineItem> list;
    private final TimelineView view;
    private final Runnable onEnter;

    private TimelineKeys(ListView<TimelineItem> list, Runnable onEnter) {
        this.list = list;
        this.view = new TimelineView(list);
        this.onEnter = onEnter;
    }

    /**
     * Installs them.
     *
     * @param onEnter opens the plan of the chosen layer
     * @param onTyped gets a letter or a digit that was typed
     */
    static void install(ListView<TimelineItem> list, Runnable onEnter, Consumer<String> onTyped) {
        TimelineKeys keys = new TimelineKeys(list, onEnter);
        list.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        list.addEventHandler(KeyEvent.KEY_TYPED, key -> {
            String typed = key.getCharacter();
            if (!key.isShortcutDown() && !key.isAltDown() && typed.length() == 1 && Character.isLetterOrDigit(typed.charAt(0))) {
                key.consume();
                onTyped.accept(typed);
            }
        });
    }

    private void pressed(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown() || key.isShiftDown()) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        switch (key.getCode()) {
            case UP -> go(key, at - 1, -1);
            case DOWN -> go(key, at + 1, 1);
            case HOME -> go(key, 0, 1);
            case END -> go(key, list.getItems().size() - 1, -1);
            case PAGE_UP -> go(key, Math.max(0, at - view.page()), at - view.page() <= 0 ? 1 : -1);
            case PAGE_DOWN -> go(key, Math.min(list.getItems().size() - 1, at + view.page()), at + view.page() >= list.getItems().size() - 1 ? -1 : 1);
            case ENTER -> {
                key.consume();
                onEnter.run();
            }
            default -> { }
        }
    }

    private void go(KeyEvent key, int from, int step) {
        key.consume();
        List<TimelineItem> items = list.getItems();
        int index = from;
        while (index >= 0 && index < items.size() && !TimelineView.isStop(items.get(index))) {
            index += step;
        }
        if (index >= 0 && index < items.size()) {
            list.getSelectionModel().clearAndSelect(index);
            view.reveal(index);
        } else if (!items.isEmpty()) {
            // Nothing more to choose, and still the last line shall be seen.
            view.reveal(Math.clamp(from, 0, items.size() - 1));
        }
    }
}
