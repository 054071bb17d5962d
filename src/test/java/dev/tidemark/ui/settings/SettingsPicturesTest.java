package dev.tidemark.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.ui.support.Shortcut;
import org.junit.jupiter.api.Test;

/** The settings, and the two widest screens at their widest, to be looked at. */
class SettingsPicturesTest extends AppJourney {
    @Test void onlyKeysThatSomethingAnswersAreTold() {
        go("settings");
        for (Shortcut shortcut : Shortcut.values()) {
            assertThat(lookup(shortcut.what()).tryQuery().isPresent()).as(shortcut.name()).isEqualTo(context().navigator().answers(shortcut));
        }
        assertThat(lookup(Shortcut.EXECUTE.what()).tryQuery()).as("Health runs its checks with it").isPresent();
        assertThat(lookup(Shortcut.PALETTE.what()).tryQuery()).isPresent();
        pictures("settings");
        go("overview");
        await(() -> !lookup(".journal-row").queryAll().isEmpty());
        pictures("wide-overview");
        go("schema");
        await(() -> !lookup(".item-cell").queryAll().isEmpty());
        clickOn("documents");
        pictures("wide-schema");
    }
}
