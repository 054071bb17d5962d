package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Menus;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done from the chosen line: the same in the menu of the line and in that of the screen. */
final class LayerMenu {
    private final MigrationsViewModel model;
    private final FeatureContext context;

    LayerMenu(MigrationsViewModel model, FeatureContext context) {
        this.model = model;
        this.context = context;
    }

    void install(ListView<TimelineItem> timeline, MenuButton more) {
        Menus.on(timeline, this::items);
        more.getItems().setAll(items());
        more.setOnShowing(event -> more.getItems().setAll(items()));
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        model.mainAction().ifPresent(action -> items.add(item(action.label(), action.danger() ? "fth-arrow-down" : "fth-arrow-up", action::run)));
        switch (model.selectedProperty().get()) {
            case LayerItem(Layer layer, int depth) when layer.version() != null -> items.add(stamp(layer.versionLabel(), Target.to(layer.version())));
            case Ground() -> items.add(stamp("base", Target.BASE));
            case null, default -> { }
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item(Messages.text("migrations.menu.repair"), "fth-tool", () ->
            new RepairSheet(new RepairViewModel(context.session(), context.jobs(), context.dialogs()), context.sheets()).open()));
        return items;
    }

    private MenuItem stamp(String label, Target target) {
        return item(Messages.text("migrations.menu.stamp", label), "fth-check-square", () ->
            new StampSheet(new StampViewModel(target, context.session(), context.jobs(), context.dialogs()), label, context.sheets()).open());
    }

    private static MenuItem item(String label, String icon, Runnable action) {
        MenuItem item = new MenuItem(label, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
