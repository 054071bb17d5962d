package dev.tidemark.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.journeys.AppJourney;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class OverviewTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        services.migrations().run(services.migrations().planRollback(Target.parse("7")), true, Progress.NONE, Cancellation.never());
    }

    @Test
    void theOverviewIsTheFirstScreen() {
        awaitShown(".share-bar");
        assertThat(text("#headline")).isEqualTo("All is well. Two migrations are waiting.");
        assertThat(lookup("339 rows").tryQuery()).isPresent();
    }

    @Test
    void aChangeByOthersIsReadWithF5() {
        services().migrations().run(services().migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        type(KeyCode.F5);
        await(() -> text("#headline").equals("All is well."));
        await(() -> isShown("Migrated V7 → V9"));
    }

    @Test
    void aDatabaseThatIsGoneIsToldOnEveryScreenUntilItIsBack() throws IOException {
        Path file = services().workspace().databaseFile();
        Path away = file.resolveSibling("away.db");
        Files.move(file, away);
        type(KeyCode.F5);
        await(() -> text("#headline").equals("The database cannot be read."));
        assertThat(text("#trouble")).startsWith("There is no file at " + file);
        assertThat(onFx(() -> lookup("#versionChip").query().isVisible())).isFalse();
        assertThat(onFx(() -> lookup("#migrate").query().isDisabled())).isTrue();
        go("backups");
        assertThat(onFx(() -> lookup("#trouble").query().isVisible())).isTrue();
        Files.move(away, file);
        clickOn("Read again");
        await(() -> text("#versionChip").equals("V7 · 2 pending"));
        assertThat(onFx(() -> lookup("#troubleBar").query().isVisible())).isFalse();
        go("overview");
        assertThat(text("#headline")).startsWith("All is well.");
    }

    @Test
    void theJournalLeadsToTheBackup() {
        awaitShown("Show backup");
        clickOn("Show backup");
        await(() -> lookup("#list").tryQueryAs(ListView.class).map(list -> list.getSelectionModel().getSelectedIndex() == 0).orElse(false));
    }

    @Test
    void aLongJournalIsShownWhole() {
        for (int i = 0; i < 8; i++) {
            services().journal().add("test", "Entry " + i, null, List.of());
        }
        type(KeyCode.F5);
        awaitShown("All 11 entries");
        assertThat(lookup("Entry 7").tryQuery()).isPresent();
        assertThat(onFx(() -> isShown("Migrated base → V9"))).isFalse();
        clickOn("All 11 entries");
        await(() -> lookup("#list").tryQueryAs(ListView.class).map(list -> list.getItems().size() == 11).orElse(false));
    }

    @Test
    void theKeyboardReachesTheFirstStep() {
        awaitShown("See the plan");
        onFx(() -> {
            lookup("See the plan").query().requestFocus();
            return null;
        });
        type(KeyCode.SPACE);
        awaitShown(".sheet-card");
    }

    private boolean isShown(String beginning) {
        Predicate<Node> begins = node -> node instanceof Labeled labeled && labeled.getText() != null && labeled.getText().startsWith(beginning);
        return lookup(begins).tryQuery().isPresent();
    }
}
