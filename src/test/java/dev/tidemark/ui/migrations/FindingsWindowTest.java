package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;

/** What lint says, on the timeline, beside it, in the plan and in the editor. */
class FindingsWindowTest extends AppJourney {
    private static final String NAME = "V10__add_note_to_settings.sql";
    private static final String SCRIPT = """
        -- A note beside each setting, for whoever looks after the chatbot.
        PRAGMA foreign_keys = OFF;
        ALTER TABLE settings ADD COLUMN note TEXT NOT NULL;
        """;

    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "8");
        try {
            Files.writeString(services.workspace().migrations().resolve(NAME), SCRIPT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test void aFindingIsFollowedToItsLineAndMendedInTheEditor() throws IOException {
        showFindings();
        pictures("findings");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("Script, line 3");
        await(() -> lookup("#lineMark").tryQueryAs(Shape.class).filter(mark -> mark.getBoundsInLocal().getHeight() > 5).isPresent());
        clickOn("Findings");
        awaitShown(".finding-mend");
        onFx(() -> {
            lookup(".finding-mend").query().requestFocus();
            return null;
        });
        type(KeyCode.SPACE);
        awaitShown("#scriptSheet");
        await(() -> edited().equals(SCRIPT.replace("PRAGMA foreign_keys = OFF;\n", "")));
        assertThat(Files.readString(script())).as("nothing is saved by itself").isEqualTo(SCRIPT);
        assertThat(onFx(() -> lookup("#scriptSave").query().isDisabled())).isFalse();
        press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        await(() -> !Files.readString(script()).contains("PRAGMA") && lookup("#scriptSave").query().isDisabled());
    }

    @Test void whatWasMendedOutsideIsGoneAfterF5ThoughTheTimelineIsTheSame() throws IOException {
        go("migrations");
        await(() -> lookup(".findings-badge.danger").tryQuery().isPresent());
        List<String> rules = services().lint().of(services().migrations().timeline().layers().getLast().migration().orElseThrow()).stream().map(LintFinding::code).toList();
        Files.writeString(services().workspace().root().resolve("tidemark.toml"), "[lint.rules]\n" + rules.stream().map(rule -> rule + " = \"off\"\n").collect(Collectors.joining()));
        type(KeyCode.F5);
        await(() -> lookup(".findings-badge.danger").queryAll().stream().noneMatch(Node::isVisible));
    }

    @Test void thePlanSaysWhatLintFindsBeforeItRuns() throws IOException {
        Files.writeString(script(), SCRIPT.replace("PRAGMA foreign_keys = OFF;\n", ""));
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        clickOn("Add note to settings");
        await(() -> lookup(".findings-badge.danger").tryQuery().isPresent());
        clickOn("#act");
        awaitShown("#planSheet");
        await(() -> lookup("#planFindings .finding").queryAll().size() == 2);
        pictures("findings-plan");
        clickOn("#planChecklist");
        await(() -> lookup(".checklist-lint .label").tryQuery().isPresent());
        pictures("findings-checklist");
    }

    private void showFindings() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        clickOn("Add note to settings");
        await(() -> lookup(".findings-badge.danger").tryQuery().isPresent());
        clickOn("Findings");
        awaitShown(".finding-mend");
    }

    private Path script() {
        return services().workspace().migrations().resolve(NAME);
    }

    private String edited() {
        return onFx(() -> lookup("#scriptEditor").queryAs(SqlEditor.class).getText());
    }
}
