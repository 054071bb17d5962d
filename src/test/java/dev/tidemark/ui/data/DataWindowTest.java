package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DataWindowTest extends AppJourney {
    static final int MESSAGES = 50_000;

    @Override
    protected void prepare(Services services) {
        ManyMessages.fill(services.database(), MESSAGES, true, Progress.NONE, Cancellation.never());
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE TABLE gone (a)");
            Sql.run(connection, "CREATE VIEW over_gone AS SELECT a FROM gone");
            return Sql.run(connection, "DROP TABLE gone");
        });
    }

    @Test
    void theRowsAreWalkedJumpedAndCopiedWithTheKeyboard() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        assertThat(cell(0, 0)).isEqualTo("1");
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        push(KeyCode.CONTROL, KeyCode.END);
        await(() -> position().matches("Row (50,3\\d\\d) of \\1"));
        push(KeyCode.CONTROL, KeyCode.HOME);
        await(() -> position().startsWith("Row 1 of"));
        type(KeyCode.PAGE_DOWN);
        await(() -> position().startsWith("Row 2") || position().startsWith("Row 3"));
        for (int i = 0; i < 40; i++) {
            type(KeyCode.PAGE_DOWN);
        }
        await(() -> onFx(() -> Long.parseLong(position().split(" ")[1].replace(",", ""))) > 800);
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        await(() -> text("#valueName").equals("role"));
        push(KeyCode.CONTROL, KeyCode.C);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isIn("user", "assistant", "system");
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void theBarJumpsToAnyPlace() {
        open("messages", null, null);
        await(() -> position().startsWith("Row 1 of 50,3"));
        onFx(() -> {
            lookup("#gridBar").queryAs(ScrollBar.class).setValue(0.5);
            return null;
        });
        await(() -> position().startsWith("Row 25,1"));
        onFx(() -> {
            lookup("#gridBar").queryAs(ScrollBar.class).setValue(1);
            return null;
        });
        await(() -> position().matches("Row (50,3\\d\\d) of \\1"));
    }

    @Test
    void aViewOverADroppedTableSaysWhatItLacksAndTheAppGoesOn() {
        open("over_gone", null, null);
        await(() -> lookup(".empty-state .label").queryAllAs(Label.class).stream().anyMatch(l -> l.getText().contains("no such table")));
        open("projects", null, null);
        await(() -> position().startsWith("Row 1 of"));
    }

    private void open(String table, String column, String value) {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows(table, column, value));
            return null;
        });
        await(() -> lookup("#relationName").tryQueryAs(Label.class).map(Label::getText).orElse("").equals(table));
    }

    private String position() {
        return lookup("#position").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private String cell(int line, int column) {
        return onFx(() -> {
            Slot slot = lookup("#grid").<TableView<Slot>>query().getItems().get(line);
            return slot.shownProperty().get().line() == null ? "" : ValueCell.text(slot.shownProperty().get().line().row().values().get(column));
        });
    }
}
