package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Project;
import dev.tidemark.ui.chats.ChatsViewModel.Section;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Messages;
import javafx.scene.layout.StackPane;

/** The right column: the conversation, the document or the settings. */
final class DetailArea extends StackPane {
    private final ConversationPane conversation;
    private final DocumentPane document = new DocumentPane(path -> copy(path, "chats.pathCopied"));
    private final SettingsPane setting = new SettingsPane();
    private final Dialogs dialogs;

    DetailArea(ChatsViewModel model, Dialogs dialogs) {
        this.dialogs = dialogs;
        this.conversation = new ConversationPane(model.conversation(), model.projectProperty().map(Project::name), model.messagesNoteProperty(),
            text -> copy(text, "chats.messageCopied"));
        getChildren().addAll(conversation, document, setting);
        model.documentProperty().subscribe(now -> document.show(now, Messages.text("chats.noDocumentOpen")));
        model.settings().shownProperty().subscribe(now -> setting.show(now.category(), now.foundKey(), Messages.text("chats.noCategoryOpen")));
        model.sectionProperty().subscribe(this::show);
    }

    private void show(Section section) {
        conversation.setVisible(section == Section.CHATS);
        document.setVisible(section == Section.DOCUMENTS);
        setting.setVisible(section == Section.SETTINGS);
    }

    private void copy(String text, String told) {
        Clipboards.copy(text);
        dialogs.notify(Messages.text(told));
    }
}
