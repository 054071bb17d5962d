package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Message;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message: the person's at the right, the chatbot's at the left, the system's in the middle; its metadata unfolds under it. */
final class TurnView extends VBox {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final Message message;
    private final VBox bubble = new VBox();

    /**
     * A message.
     *
     * @param widest how wide a bubble may be, in pixels
     * @param copy gets the content when the person asks for a copy
     */
    TurnView(Turn turn, DoubleExpression widest, Consumer<String> copy) {
        this.message = turn.message();
        String role = message.role() == null ? "" : message.role().toLowerCase(Locale.ROOT);
        Pos side = role.equals("user") ? Pos.TOP_RIGHT : role.equals("system") ? Pos.TOP_CENTER : Pos.TOP_LEFT;
        bubble.getStyleClass().addAll("bubble", role.equals("user") || role.equals("system") ? role : "assistant");
        bubble.maxWidthProperty().bind(widest);
        bubble.setAccessibleRole(AccessibleRole.TEXT);
        bubble.setAccessibleText(Messages.text("chats.says", role, message.content() == null ? "" : message.content()));
        if (!role.equals("user") && !role.equals("assistant")) {
            bubble.getChildren().add(label(role.equals("system") ? Messages.text("chats.system") : role.isEmpty() ? Messages.text("chats.noRole") : role, "bubble-role"));
        }
        bubble.getChildren().add(MarkdownView.of(turn.text()));
        if (message.content() == null || message.content().isBlank()) {
            bubble.getChildren().add(label(Messages.text("chats.emptyMessage"), "bubble-foot"));
        }
        if (message.content() != null && message.length() > message.content().codePointCount(0, message.content().length())) {
            bubble.getChildren().add(label(Messages.text("chats.messageCut", Texts.grouped(message.content().length()), Texts.grouped(message.length())), "bubble-foot"));
        }
        HBox row = new HBox(bubble);
        row.setAlignment(side);
        setAlignment(side);
        getStyleClass().add("turn");
        getChildren().add(row);
        bubble.getChildren().add(foot(turn, widest, copy));
    }

    Message message() {
        return message;
    }

    /** Marks it as what a search led to. */
    void setFound(boolean found) {
        bubble.pseudoClassStateChanged(FOUND, found);
    }

    private HBox foot(Turn turn, DoubleExpression widest, Consumer<String> copy) {
        HBox foot = new HBox(label(Phrases.foot(turn), "bubble-foot"));
        foot.getStyleClass().add("bubble-foot-line");
        if (turn.metadata() != null) {
            foot.getChildren().addAll(label("·", "bubble-foot"), unfold(turn.metadata(), widest));
        }
        Button copyButton = new Button(null, Icons.of("fth-copy"));
        copyButton.getStyleClass().addAll("ghost", "bubble-button", "copy-button");
        copyButton.setAccessibleText(Messages.text("chats.copyMessage"));
        Tips.on(copyButton, Messages.text("chats.copyMessage"));
        copyButton.setOnAction(event -> copy.accept(message.content()));
        foot.getChildren().add(message.role() != null && message.role().equalsIgnoreCase("user") ? 0 : foot.getChildren().size(), copyButton);
        return foot;
    }

    private Button unfold(Metadata metadata, DoubleExpression widest) {
        FontIcon sign = Icons.of("fth-chevron-right");
        Button button = new Button(Messages.text("chats.metadata"), sign);
        button.getStyleClass().addAll("ghost", "bubble-button", "metadata-button");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setOnAction(event -> {
            boolean opens = getChildren().size() == 1;
            sign.setIconLiteral(opens ? "fth-chevron-down" : "fth-chevron-right");
            if (opens) {
                getChildren().add(box(metadata, widest));
            } else {
                getChildren().removeLast();
            }
        });
        return button;
    }

    private static Region box(Metadata metadata, DoubleExpression widest) {
        MetadataView tree = new MetadataView(metadata);
        tree.getStyleClass().add("metadata-bubble");
        tree.maxWidthProperty().bind(widest);
        return tree;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
