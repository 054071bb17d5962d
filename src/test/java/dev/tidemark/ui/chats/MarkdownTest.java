package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.chats.Message;
import dev.tidemark.support.FxTest;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class MarkdownTest extends FxTest {
    private VBox drawn;

    @Override
    protected Scene scene(Stage stage) {
        return new Scene(new VBox(), 600, 400);
    }

    @Test
    void emphasisCodeAndLinksHaveTheirHands() {
        draw("plain **strong** *emphasis* `code` [text](https://example.org) <https://example.org>");
        assertThat(pieces("md-strong")).containsExactly("strong");
        assertThat(pieces("md-emphasis")).containsExactly("emphasis");
        assertThat(pieces("md-code")).containsExactly("code");
        assertThat(pieces("md-link")).containsExactly("text", "https://example.org");
        assertThat(pieces("md-quiet")).containsExactly(" (https://example.org)");
    }

    @Test
    void blocksStandUnderOneAnother() {
        draw("# Title\n\ntext\n\n- one\n- two\n\n7. seven\n\n> quoted\n\n```sql\nSELECT 1;\n```\n\n    indented\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        assertThat(drawn.getChildren()).hasSize(9);
        assertThat(onFx(() -> drawn.lookupAll(".md-item"))).hasSize(3);
        assertThat(pieces("sql-keyword")).containsExactly("SELECT");
        assertThat(onFx(() -> drawn.lookupAll(".md-cell"))).hasSize(4);
        assertThat(onFx(() -> drawn.lookupAll(".md-quote"))).hasSize(1);
    }

    @Test
    void lineEndsOfAChatAreKeptAndHtmlIsText() {
        draw("first\nsecond <b>bold</b>");
        assertThat(String.join("", pieces("md-text"))).isEqualTo("first\nsecond <b>bold</b>");
    }

    @Test
    void aTextMadeToBeDeepIsDrawnAllTheSame() {
        draw(">".repeat(5_000) + " deep");
        draw("*a **a ".repeat(5_000));
        draw("- ".repeat(2_000) + "item");
        assertThat(pieces("md-text")).isNotEmpty();
    }

    private void draw(String markdown) {
        Turn turn = Turn.of(new Message(1, 1, "assistant", markdown, markdown.length(), null, null));
        onFx(() -> {
            drawn = MarkdownView.of(turn.text());
            ((VBox) scene().getRoot()).getChildren().setAll(drawn);
            drawn.applyCss();
            scene().getRoot().layout();
            return null;
        });
    }

    private List<String> pieces(String hand) {
        return onFx(() -> drawn.lookupAll("." + hand).stream().map(piece -> ((Text) piece).getText()).toList());
    }
}
