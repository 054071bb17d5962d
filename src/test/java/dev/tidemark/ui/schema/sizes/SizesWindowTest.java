package dev.tidemark.ui.schema.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SizesWindowTest extends AppJourney {
    @Test
    void theLargestTableIsSeenFirstAndOpenedWithTheKeyboard() {
        go("schema");
        awaitShown("#objectName");
        clickOn("Sizes");
        awaitShown("#sizesSentence");
        assertThat(text("#sizesSentence")).startsWith("The database has ").contains(" of it messages");
        ListView<TableSizes.OfTable> tables = lookup("#sizeTables").query();
        assertThat(tables.getItems().getFirst().rows()).isEqualTo(339);
        assertThat(lookup("#sizeParts").<Node>query().lookupAll(".label")).extracting(label -> ((Labeled) label).getText()).contains("messages", "Rows", "ix_messages_chat_id");
        assertThat(Accessibility.nameless(scene())).isEmpty();
        assertThat(text("#sizesAt")).startsWith("As of ");
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO messages (chat_id, role, content) SELECT chat_id, role, content FROM messages LIMIT 1"));
        clickOn("#sizesMeasure");
        await(() -> tables.getItems().getFirst().rows() == 340);
        await(() -> lookup("#sizeTables").query().isFocused());
        onFx(() -> {
            lookup("#sizeTables").query().requestFocus();
            return null;
        });
        type(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> lookup("#objectName").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").equals("documents"));
    }
}
