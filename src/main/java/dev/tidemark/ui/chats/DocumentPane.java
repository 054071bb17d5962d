package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.StoredFile;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything about one document. */
final class DocumentPane extends ScrollPane {
    private final VBox page = new VBox();
    private final Node more;
    private final Consumer<String> copyPath;
    private final Consumer<StoredFile> openFolder;

    /** @param more what else can be done with the document */
    DocumentPane(Node more, Consumer<String> copyPath, Consumer<StoredFile> openFolder) {
        this.more = more;
        this.copyPath = copyPath;
        this.openFolder = openFolder;
        page.getStyleClass().addAll("page", "detail-page");
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("detail-scroll");
        setAccessibleText(Messages.text("chats.document"));
    }

    /** Shows a document; null shows the sentence instead. */
    void show(Document document, String otherwise) {
        page.getChildren().clear();
        setVvalue(0);
        if (document == null) {
            page.getChildren().add(Cells.emptyState("fth-file-text", otherwise));
            return;
        }
        page.getChildren().addAll(head(document), facts(document));
        Metadata metadata = Metadata.of(document.metadata());
        if (metadata != null) {
            page.getChildren().add(card(Messages.text("chats.metadataTitle"), new MetadataView(metadata)));
        }
    }

    /** The status as sign, word and colour; null when there is none. */
    static Label status(Document document) {
        if (document.status() == null) {
            return null;
        }
        return switch (document.status().toLowerCase(Locale.ROOT)) {
            case "completed" -> Chips.good(document.status());
            case "failed" -> Chips.danger(document.status());
            case "processing" -> Chips.of("accent", "fth-loader", document.status());
            case "uploaded" -> Chips.of("neutral", "fth-upload", document.status());
            default -> Chips.of("neutral", "fth-help-circle", document.status());
        };
    }

    private VBox head(Document document) {
        Label title = new Label(document.filename());
        title.getStyleClass().add("title");
        title.setId("documentTitle");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox chips = new HBox();
        chips.getStyleClass().add("toolbar");
        Label status = status(document);
        if (status != null) {
            chips.getChildren().add(status);
        }
        chips.getChildren().add(file(document.file().state()));
        HBox top = new HBox(8, title, more);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(top, chips);
        head.getStyleClass().add("detail-head");
        if (document.errorMessage() != null && !document.errorMessage().isBlank()) {
            HBox error = Cells.line("fth-alert-octagon", "danger", document.errorMessage());
            error.getChildren().getLast().getStyleClass().add("danger");
            head.getChildren().add(error);
        }
        return head;
    }

    private static Label file(StoredFile.State state) {
        String word = Messages.text("chats.file." + state.name());
        return switch (state) {
            case PRESENT -> Chips.good(word);
            case MISSING -> Chips.warning(word);
            case OUTSIDE -> Chips.of("neutral", "fth-external-link", word);
        };
    }

    private VBox facts(Document document) {
        VBox card = card(Messages.text("chats.facts"));
        card.getChildren().add(Cells.keyValue(Messages.text("chats.type"), document.fileType() == null ? "–" : document.fileType()));
        card.getChildren().add(Cells.keyValue(Messages.text("chats.size"), Texts.size(document.fileSize())));
        if (document.createdAt() != null) {
            card.getChildren().add(Cells.keyValue(Messages.text("chats.uploaded"), Phrases.full(document.createdAt())));
        }
        card.getChildren().add(Cells.keyValue(Messages.text("chats.processed"), document.processedAt() == null ? Messages.text("chats.notProcessed") : Phrases.full(document.processedAt())));
        card.getChildren().add(Cells.keyValue(Messages.text("chats.storedAs"), mono(document.filePath() == null ? "–" : document.filePath())));
        Label explained = new Label(Messages.text("chats.fileSentence." + document.file().state().name()));
        explained.getStyleClass().addAll("muted", "secondary");
        explained.setWrapText(true);
        explained.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().add(explained);
        if (document.file().path() != null) {
            Button copy = new Button(Messages.text("chats.copyPath"), Icons.of("fth-copy"));
            copy.getStyleClass().add("small");
            copy.setOnAction(event -> copyPath.accept(document.file().path().toString()));
            Button open = new Button(Messages.text("chats.openFolder"), Icons.of("fth-folder"));
            open.getStyleClass().add("small");
            open.setId("openDocumentFolder");
            open.setOnAction(event -> openFolder.accept(document.file()));
            HBox buttons = new HBox(copy, open);
            buttons.getStyleClass().add("toolbar");
            card.getChildren().add(buttons);
        }
        return card;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    private static VBox card(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        VBox card = new VBox(heading);
        card.getStyleClass().add("card");
        card.getChildren().addAll(content);
        return card;
    }
}
