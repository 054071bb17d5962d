package dev.tidemark.ui.support;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/** Context menus. */
public final class Menus {
    private Menus() { }

    /**
     * Gives a control a context menu. It is made when it is first asked for: each is a window of its own, and a screen opens sooner without.
     *
     * @param items what is in it, asked whenever it is shown
     */
    public static void on(Control control, Supplier<List<MenuItem>> items) {
        control.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            if (control.getContextMenu() == null) {
                ContextMenu menu = new ContextMenu(items.get().toArray(MenuItem[]::new));
                menu.setOnShowing(event -> menu.getItems().setAll(items.get()));
                control.setContextMenu(menu);
            }
        });
    }
}
