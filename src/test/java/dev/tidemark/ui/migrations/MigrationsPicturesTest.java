package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pictures of the timeline and the plan, to be looked at. */
class MigrationsPicturesTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "7");
    }

    @Test void theTimelineAndThePlanCanBeDrawn() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        pictures("migrations");
        onFx(() -> {
            context().navigator().open(new Request.PlanRollback("4"));
            return null;
        });
        awaitShown("#planSheet");
        pictures("plan");
        for (String tab : List.of("SQL", "Data impact")) {
            clickOn(tab);
            pictures("plan-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
        clickOn("#planRehearse");
        awaitShown("Rehearse again");
        pictures("plan-rehearsed");
        assertThat(Path.of("target/screenshots/plan-dark-1920x1080.png")).isRegularFile();
    }
}
