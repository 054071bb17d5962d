package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Project;
import dev.tidemark.core.chats.StoredFile;
import dev.tidemark.ui.chats.ChatsViewModel.Section;
import dev.tidemark.ui.chats.ItemMenu.Subject;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.FolderOpener;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.layout.StackPane;

/** The right column: the conversation, the document or the settings. */
final class DetailArea extends StackPane {
    private final ConversationPane conversation;
    private final DocumentPane document;
    private final SettingsPane setting = new SettingsPane();
    private final Dialogs dialogs;
    private final FolderOpener folders;

    DetailArea(ChatsViewModel model, ItemMenu menu, Dialogs dialogs, FolderOpener folders) {
        this.dialogs = dialogs;
        this.folders = folders;
        this.conversation = new ConversationPane(model.conversation(), model.projectProperty().map(Project::name), model.messagesNoteProperty(), menu,
            text -> copy(text, "chats.messageCopied"));
        this.document = new DocumentPane(menu.button("documentMore", model.documentProperty().map(Subject::of), false, Messages.text("chats.documentMore")),
            path -> copy(path, "chats.pathCopied"), this::openFolder);
        model.documentProperty().subscribe(now -> document.show(now, Messages.text("chats.noDocumentOpen")));
        model.settings().shownProperty().subscribe(now -> setting.show(now.category(), now.foundKey(), Messages.text("chats.noCategoryOpen")));
        model.sectionProperty().subscribe(this::show);
    }

    private void show(Section section) {
        getChildren().setAll(switch (section) {
            case CHATS -> conversation;
            case DOCUMENTS -> document;
            case SETTINGS -> setting;
        });
    }

    /** A path out of the workspace is only followed when the person has seen where it leads. */
    private void openFolder(StoredFile file) {
        if (file.state() != StoredFile.State.OUTSIDE) {
            open(file);
        } else {
            dialogs.confirm(Confirmation.of(Messages.text("chats.openOutside"), Messages.text("chats.openOutsideSentence"), Messages.text("chats.openFolder"))
                .withDetails(List.of(file.path().toString())), () -> open(file));
        }
    }

    private void open(StoredFile file) {
        file.nearestFolder().ifPresentOrElse(folders::open, () -> dialogs.notify(Messages.text("chats.noFolder", file.path())));
    }

    private void copy(String text, String told) {
        Clipboards.copy(text);
        dialogs.notify(Messages.text(told));
    }
}
