package dev.tidemark.app;

import dev.tidemark.ui.backups.BackupsController;
import dev.tidemark.ui.chats.ChatsController;
import dev.tidemark.ui.data.DataController;
import dev.tidemark.ui.health.HealthController;
import dev.tidemark.ui.journal.JournalController;
import dev.tidemark.ui.migrations.MigrationsController;
import dev.tidemark.ui.overview.OverviewController;
import dev.tidemark.ui.query.QueryController;
import dev.tidemark.ui.schema.SchemaController;
import dev.tidemark.ui.settings.SettingsController;
import dev.tidemark.ui.shell.ShellModel;
import dev.tidemark.ui.support.Feature;
import java.util.List;

/** The one list of screens, in the order of the navigation rail. */
final class Features {
    private Features() { }

    /** @param model for the badges */
    static List<Feature> all(ShellModel model) {
        return List.of(
            OverviewController.FEATURE,
            ChatsController.FEATURE,
            DataController.FEATURE,
            SchemaController.FEATURE,
            MigrationsController.feature(model.pendingBadgeProperty()),
            BackupsController.FEATURE,
            QueryController.FEATURE,
            JournalController.FEATURE,
            HealthController.feature(),
            SettingsController.FEATURE);
    }
}
