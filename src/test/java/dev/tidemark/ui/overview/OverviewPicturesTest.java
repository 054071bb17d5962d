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
