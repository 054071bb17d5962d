package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Pictures of the data, to be looked at. */
class DataPicturesTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE TABLE bare (id INTEGER PRIMARY KEY, name TEXT)");
            Sql.run(connection, "CREATE TABLE odd (id INTEGER PRIMARY KEY, name TEXT, number REAL, bytes BLOB, note)");
            Sql.run(connection, "INSERT INTO odd VALUES (1, 'a name', 1.5, x'89504e470d0a1a0a0000000d4948445200000001', NULL), (2, '', NULL, zeroblob(3000000), 'two' || char(10) || 'lines'), "
                + "(3, CAST(x'41ff42' AS TEXT), -7, NULL, '{\"a\": [1, 2, {\"b\": null}]}'), (4, NULL, 1e300, x'', 12)");
            return Sql.run(connection, "CREATE VIEW long_chats AS SELECT chat_id, count(*) AS messages FROM messages GROUP BY chat_id HAVING count(*) > 10");
        });
    }

    @Test
    void theGridCanBeDrawn() {
        open("messages");
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.DOWN);
        type(KeyCode.DOWN);
        for (int i = 0; i < 5; i++) {
            type(KeyCode.RIGHT);
        }
        await(() -> lookup("#valueName").queryAs(Label.class).getText().equals("metadata"));
        pictures("data");
        onFx(() -> {
            lookup("#filterButton").queryAs(Button.class).fire();
            return null;
        });
        write("handbook");
        type(KeyCode.ENTER);
        await(() -> lookup("#cost").queryAs(Label.class).getText().startsWith("no index") && lookup("#position").queryAs(Label.class).getText().contains(" of "));
        assertThat(onFx(() -> lookup("#filters").query().isFocusWithin())).as("the focus stays in the conditions").isTrue();
        pictures("data-filter");
    }

    @Test
    void oddValuesCanBeDrawn() {
        open("odd");
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.DOWN);
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        await(() -> lookup("#valueName").queryAs(Label.class).getText().equals("bytes"));
        pictures("data-odd");
        type(KeyCode.LEFT);
        type(KeyCode.LEFT);
        type(KeyCode.F2);
        awaitShown("#valueEditor");
        write("no longer empty");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        awaitShown("#stagedPane");
        type(KeyCode.DOWN);
        type(KeyCode.DELETE);
        pictures("data-staged");
        clickOn("Preview SQL");
        awaitShown("#previewSql");
        pictures("data-preview-sql");
        type(KeyCode.ESCAPE);
        await(() -> lookup("#previewSql").tryQuery().isEmpty());
        clickOn("#commit");
        awaitShown("#confirmationVerb");
        pictures("data-commit");
        type(KeyCode.ESCAPE);
        assertThat(Path.of("target/screenshots/data-odd-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void whatOthersWroteAndNoRowsCanBeDrawn() {
        open("projects");
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO projects (name) VALUES ('From outside')"));
        await(() -> lookup("#outside").query().isVisible());
        pictures("data-outside");
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("projects", "name", "Kittiwake"));
            return null;
        });
        awaitShown("#noRows");
        pictures("data-no-rows");
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("bare", null, null));
            return null;
        });
        await(() -> lookup("#noRows .label").tryQueryAs(Label.class).filter(label -> label.getText().contains("bare")).isPresent());
        pictures("data-empty-table");
        assertThat(Path.of("target/screenshots/data-outside-dark-1920x1080.png")).isRegularFile();
    }

    private void open(String table) {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows(table, null, null));
            return null;
        });
        await(() -> lookup("#relationName").tryQueryAs(Label.class).map(Label::getText).orElse("").equals(table)
            && lookup("#position").queryAs(Label.class).getText().startsWith("Row 1 of"));
    }
}
