package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.Project;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Menus;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What can be done with a project, a chat or a document, in two places: on its row in a list (F2 renames, Del deletes) and on a button beside what is open of it. */
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
     * What the deeds are done with.
     *
     * @param name as it is asked for; empty where it has none
     */
    record Subject(Item item, String name) {
        static Subject of(Project project) {
            return new Subject(new Item(Item.Kind.PROJECT, project.id()), project.name());
        }

        static Subject of(Chat chat) {
            return new Subject(new Item(Item.Kind.CHAT, chat.id()), chat.title() == null ? "" : chat.title());
        }

        static Subject of(Document document) {
            return new Subject(new Item(Item.Kind.DOCUMENT, document.id()), document.filename() == null ? "" : document.filename());
        }
    }

    /** Gives a list its menu and keys. The keys belong to the list alone, which accelerators of a menu do not. */
    <T> void install(ListView<T> list, Function<T, Subject> subject, boolean exported) {
        ObservableValue<Subject> chosen = list.getSelectionModel().selectedItemProperty().map(subject);
        List<MenuItem> items = items(chosen, exported);
        Menus.on(list, () -> items);
        list.setOnKeyPressed(key -> {
            MenuItem pressed = key.getCode() == KeyCode.F2 ? items.getFirst() : key.getCode() == KeyCode.DELETE ? items.getLast() : null;
            if (pressed != null && !pressed.isDisable()) {
                key.consume();
                pressed.fire();
            }
        });
    }

    /**
     * The menu on a button.
     *
     * @param shown what it stands beside; null disables the button
     * @param words what the button is for, for its tooltip
     */
    MenuButton button(String id, ObservableValue<Subject> shown, boolean exported, String words) {
        MenuButton button = new MenuButton(null, Icons.of("fth-more-horizontal"), items(shown, exported).toArray(MenuItem[]::new));
        button.setId(id);
        button.getStyleClass().addAll("ghost", "icon-button");
        button.setAccessibleText(words);
        Tips.on(button, words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(shown.map(subject -> false).orElse(true));
        return button;
    }

    /** Asks for a file and writes what is shown into it. */
    void export(Subject subject) {
        deeds.export(subject.item(), subject.name());
    }

    /** Rename first, delete last. */
    private List<MenuItem> items(ObservableValue<Subject> shown, boolean exported) {
        MenuItem rename = menuItem("chats.menu.rename", shown, subject -> rename(subject.item(), subject.name()));
        MenuItem export = menuItem("chats.menu.export", shown, this::export);
        MenuItem delete = menuItem("chats.menu.delete", shown, subject -> deeds.delete(subject.item()));
        BooleanBinding unchangeable = Reasons.whileUnchangeable(session, jobs).isNotEmpty();
        rename.disableProperty().bind(unchangeable);
        delete.disableProperty().bind(unchangeable);
        return exported ? List.of(rename, export, delete) : List.of(rename, delete);
    }

    private static MenuItem menuItem(String key, ObservableValue<Subject> shown, Consumer<Subject> action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> {
            if (shown.getValue() != null) {
                action.accept(shown.getValue());
            }
        });
        return item;
    }

    private void rename(Item item, String before) {
        SheetPane pane = new SheetPane(Messages.text("chats.rename.title", item.kind().word(), before), Messages.text(item.kind() == Item.Kind.DOCUMENT ? "chats.rename.document" : "chats.rename.sentence"));
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
