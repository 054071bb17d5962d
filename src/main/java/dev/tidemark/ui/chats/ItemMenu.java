package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Item;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** The menu on a row of a list: rename (F2), export, delete (Del). */
final class ItemMenu {
    private final ItemDeeds deeds;
    private final Session session;
    private final Jobs jobs;
    private final Sheets sheets;

    ItemMenu(ItemDeeds deeds, Session session, Jobs jobs, Sheets sheets) {
        this.deeds = deeds;
        this.session = session;
        this.jobs = jobs;
        this.sheets = sheets;
    }

    /**
     * Gives a list its menu and keys. The keys belong to the list alone, which accelerators of a menu do not.
     *
     * @param item what a row is
     * @param name the name that the row has
     * @param exported whether rows can be written into a file
     */
    <T> void install(ListView<T> list, Function<T, Item> item, Function<T, String> name, boolean exported) {
        Runnable rename = () -> onChosen(list, row -> rename(item.apply(row), name.apply(row)));
        Runnable delete = () -> onChosen(list, row -> deeds.delete(item.apply(row)));
        MenuItem first = menuItem("chats.menu.rename", rename);
        MenuItem last = menuItem("chats.menu.delete", delete);
        first.disableProperty().bind(Reasons.whileUnchangeable(session, jobs).isNotEmpty());
        last.disableProperty().bind(Reasons.whileUnchangeable(session, jobs).isNotEmpty());
        ContextMenu menu = new ContextMenu(first);
        if (exported) {
            menu.getItems().add(menuItem("chats.menu.export", () -> onChosen(list, row -> deeds.export(item.apply(row), name.apply(row)))));
        }
        menu.getItems().add(last);
        list.setContextMenu(menu);
        list.setOnKeyPressed(key -> {
            boolean free = !first.isDisable();
            if (free && key.getCode() == KeyCode.F2 || free && key.getCode() == KeyCode.DELETE) {
                key.consume();
                (key.getCode() == KeyCode.F2 ? rename : delete).run();
            }
        });
    }

    private interface Deed<T> {
        void with(T row);
    }

    private static <T> void onChosen(ListView<T> list, Deed<T> deed) {
        T row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            deed.with(row);
        }
    }

    private static MenuItem menuItem(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void rename(Item item, String before) {
        SheetPane pane = new SheetPane(Messages.text("chats.rename.title", item.kind().word(), before), Messages.text("chats.rename.sentence"));
        TextField name = new TextField(before);
        name.setId("newName");
        Label prompt = new Label(Messages.text("chats.rename.name"));
        prompt.setLabelFor(name);
        pane.setBody(new VBox(8, prompt, name));
        Sheets.Sheet[] sheet = new Sheets.Sheet[1];
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), () -> sheet[0].close());
        Button verb = SheetPane.button(Messages.text("chats.rename.verb"), () -> {
            sheet[0].close();
            deeds.rename(item, name.getText().strip());
        }, "primary");
        verb.setId("renameVerb");
        verb.disableProperty().bind(name.textProperty().map(text -> text.isBlank() || text.strip().equals(before)));
        name.setOnAction(event -> verb.fire());
        pane.setButtons(cancel, verb);
        sheet[0] = sheets.show(pane, verb.getText(), Sheets.Size.SMALL);
        name.requestFocus();
        name.selectAll();
    }
}
