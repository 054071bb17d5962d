package dev.tidemark.ui.migrations;

import dev.tidemark.app.AppContext;
import dev.tidemark.support.AppPictures;
import dev.tidemark.support.AppWindow;
import dev.tidemark.ui.support.Request;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

class MigrationsPicturesTest extends AppPictures {
    @Test void theTimelineAndThePlanInEveryThemeAndSize() throws Exception {
        AppWindow workspace = new AppWindow(folder).filled("7");
        take("migrations", workspace, window -> open(window, new Request.OpenFeature("migrations")));
        take("plan", workspace, window -> {
            open(window, new Request.OpenFeature("migrations"));
            open(window, new Request.PlanRollback("4"));
            await(() -> window.scene().lookup("#planSheet") != null);
        });
    }

    private void open(AppContext window, Request request) {
        onFx(() -> {
            window.navigator().open(request);
            return null;
        });
        await(() -> window.scene().lookup(".timeline") instanceof ListView<?> timeline && !timeline.getItems().isEmpty());
    }
}
