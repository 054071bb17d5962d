package dev.tidemark.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Pictures of the overview, to be looked at. */
class OverviewPicturesTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        services.backups().create(BackupReason.ASKED_FOR, "before the holidays", Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("5")), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planMigrate(Target.parse("7")), true, Progress.NONE, Cancellation.never());
    }

    @Test
    void theOverviewCanBeDrawnAndHasNames() {
        awaitShown(".share-bar");
        pictures("overview");
        assertThat(Path.of("target/screenshots/overview-dark-1920x1080.png")).isRegularFile();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test
    void aLongJournalIsShownInItsBeginningAndLeadsToTheWhole() {
        for (int i = 1; i <= 12; i++) {
            services().journal().add("test", "Entry " + i + " of a long journal", i % 2 == 0 ? null : services().backups().list().getFirst().name(), List.of());
        }
        type(KeyCode.F5);
        awaitShown("All 17 entries");
        pictures("overview-journal");
        clickOn("All 17 entries");
        awaitShown("17 entries: what was done to this database through Tidemark, newest first.");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test
    void anEmptyDatabaseCanBeDrawn() {
        services().resets().reset("app.db", Progress.NONE, Cancellation.never());
        onFx(() -> {
            context().open(services().workspace().root());
            return null;
        });
        awaitShown(".empty-state");
        pictures("overview-empty");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }
}
