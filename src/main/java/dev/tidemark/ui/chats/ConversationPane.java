package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.chats.ConversationModel.Stand;
import dev.tidemark.ui.chats.ConversationModel.Stretch;
import dev.tidemark.ui.chats.ItemMenu.Subject;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The open conversation under its title, with where in it one stands. */
final class ConversationPane extends BorderPane {
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label place = new Label();
    private final Button first = button("fth-chevrons-up", "chats.first");
    private final Button last = button("fth-chevrons-down", "chats.last");
    private final ConversationModel model;
    private final ObservableValue<String> projectName;
    private final ObservableValue<String> note;
    private final TurnScroll scroll;

    /**
     * The pane.
     *
     * @param projectName of the chosen project, may be null
     * @param note what this version does not have of messages; empty for nothing
     * @param menu what can be done with the open chat
     */
    ConversationPane(ConversationModel model, ObservableValue<String> projectName, ObservableValue<String> note, ItemMenu menu, Consumer<String> copy) {
        this.model = model;
        this.projectName = projectName;
        this.note = note;
        this.scroll = new TurnScroll(model, copy, this::showPlace);
        title.getStyleClass().add("title");
        title.setId("chatTitle");
        subtitle.getStyleClass().addAll("muted", "secondary");
        place.getStyleClass().addAll("muted", "secondary");
        place.setId("messagePlace");
        first.setId("firstMessage");
        last.setId("lastMessage");
        first.setOnAction(event -> model.first());
        last.setOnAction(event -> model.last());
        VBox names = new VBox(title, subtitle);
        names.getStyleClass().add("conversation-names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        ObservableValue<Subject> open = model.stretchProperty().map(Stretch::chat).map(Subject::of);
        Button export = new Button(Messages.text("chats.menu.export"));
        export.setId("exportChat");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(event -> menu.export(open.getValue()));
        HBox head = new HBox(names, export, menu.button("chatMore", open, true, Messages.text("chats.chatMore")));
        head.getStyleClass().add("conversation-head");
        HBox foot = new HBox(first, place, last);
        foot.getStyleClass().add("conversation-foot");
        getStyleClass().add("conversation");
        head.setMaxWidth(TurnScroll.WIDEST);
        StackPane top = new StackPane(head);
        top.getStyleClass().add("conversation-top");
        setTop(top);
        setBottom(foot);
        model.stretchProperty().addListener((source, before, now) -> show(now));
        note.addListener((source, before, now) -> show(model.stretchProperty().get()));
        show(model.stretchProperty().get());
    }

    private void show(Stretch stretch) {
        Chat chat = stretch.chat();
        getTop().setVisible(chat != null);
        if (chat == null) {
            setCenter(Cells.emptyState("fth-message-square", note.getValue().isEmpty() ? Messages.text("chats.noneOpen") : note.getValue()));
            getBottom().setVisible(false);
            return;
        }
        title.setText(Phrases.title(chat));
        Tips.on(title, title.getText());
        subtitle.setText(subtitle(chat, stretch.total()));
        boolean empty = stretch.turns().isEmpty();
        getBottom().setVisible(!empty);
        if (empty) {
            setCenter(Cells.emptyState("fth-message-square", note.getValue().isEmpty() ? Messages.text("chats.noMessages") : note.getValue()));
        } else {
            setCenter(scroll);
            scroll.show(stretch);
        }
    }

    private String subtitle(Chat chat, long total) {
        List<String> parts = new ArrayList<>();
        if (projectName.getValue() != null) {
            parts.add(Texts.line(projectName.getValue()));
        }
        if (chat.createdAt() != null) {
            parts.add(Messages.text("chats.started", Phrases.full(chat.createdAt())));
        }
        parts.add(Texts.count(total, "message", "messages"));
        return Phrases.joined(parts);
    }

    private void showPlace(long from, long to) {
        Stretch stretch = model.stretchProperty().get();
        place.setText(Messages.text("chats.place", Texts.grouped(stretch.before() + from), Texts.grouped(stretch.before() + to), Texts.grouped(stretch.total())));
    }

    private static Button button(String icon, String key) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().addAll("ghost", "icon-button");
        button.setAccessibleText(Messages.text(key));
        Tips.on(button, Messages.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
