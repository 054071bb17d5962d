package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ImportWindowTest extends AppJourney {
    private final RecordingDialogs dialogs = new RecordingDialogs();

    @Test void aFileIsMappedTriedAndImportedWithoutItsRefusedRows() throws IOException {
        StringBuilder text = new StringBuilder("full name;about;owner\n");
        for (int i = 1; i <= 40; i++) {
            text.append(i % 7 == 0 ? "" : "Harbour " + i).append(";Berth ").append(i).append(" of the northern quay;mara\n");
        }
        bring(text.toString());
        await(() -> lookup("#importTry").query().isDisabled() && lookup("#importMapping").queryTableView().getItems().size() == 5);
        pictures("data-import-unfit");
        choose("name", "full name");
        await(() -> !lookup("#importTry").query().isDisabled());
        choose("description", "about");
        await(() -> !lookup("#importTry").query().isDisabled());
        assertThat(lookup("#importVerb").query().isDisabled()).isTrue();
        pictures("data-import");
        clickOn("#importTry");
        await(() -> lookup("#importTried").tryQuery().isPresent());
        assertThat(text("#importVerb")).isEqualTo("Import 35 rows");
        assertThat(text("#importRefusals")).contains("Line 8: “name” is NULL");
        assertThat(lookup("#importVerb").query().isDisabled()).as("the person has not agreed that rows are left out").isTrue();
        clickOn("#importSkip");
        await(() -> !lookup("#importVerb").query().isDisabled());
        pictures("data-import-tried");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        long before = projects();
        clickOn("#importVerb");
        await(() -> dialogs.notifications().contains("Imported 35 rows into projects from in.csv; 5 rows left out."));
        assertThat(projects()).isEqualTo(before + 35);
        assertThat(lookup("#importSheet").tryQuery()).isEmpty();
    }

    @Test void theFileIsReadInAnotherWayByKeyboardAndEscapeChangesNothing() throws IOException {
        long before = projects();
        bring("4711,Harbour,quay\n4712,Pier,\n");
        await(() -> lookup("#importMapping").queryTableView().getItems().size() == 5);
        for (int i = 0; i < 12 && !onFx(() -> lookup("#importHeader").query().isFocused()); i++) {
            type(KeyCode.TAB);
        }
        type(KeyCode.SPACE);
        await(() -> !lookup("#importHeader").queryAs(CheckBox.class).isSelected() && !lookup("#importTry").query().isDisabled());
        for (int i = 0; i < 12 && !onFx(() -> lookup("#importTry").query().isFocused()); i++) {
            type(KeyCode.TAB);
        }
        type(KeyCode.ENTER);
        await(() -> text("#importVerb").equals("Import 2 rows") && !lookup("#importVerb").query().isDisabled());
        type(KeyCode.ESCAPE);
        await(() -> lookup("#importSheet").tryQuery().isEmpty());
        assertThat(projects()).isEqualTo(before);
    }

    private void bring(String content) throws IOException {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("projects", null, null));
            return null;
        });
        await(() -> lookup("#position").queryAs(Label.class).getText().startsWith("Row 1 of"));
        Path file = Files.writeString(folder.resolve("in.csv"), content);
        dialogs.choosing(file);
        onFx(() -> {
            Layers layers = lookup(node -> node instanceof Layers).query();
            new Bringing(this::services, context().jobs(), dialogs, layers.sheets(), context().session()::changed).into(services().data().relation("projects"));
            return null;
        });
        awaitShown("#importSheet");
    }

    private void choose(String column, String name) {
        onFx(() -> {
            lookup("#import-" + column).<String>queryComboBox().setValue(name);
            return null;
        });
    }

    private long projects() {
        return services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM projects"));
    }
}
