package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.Accessibility;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.Tips;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class ShellTest extends FxTest {
    private ShellWindow window;

    @Override
    protected Scene scene(Stage stage) {
        window = new ShellWindow(stage, theme(Theme.Mode.LIGHT), 1280, 800);
        return window.scene;
    }

    @Test
    void welcomeIsShownUntilAWorkspaceIsOpen() {
        assertThat(lookup("#page-overview").tryQuery()).isEmpty();
        assertThat(lookup("#recentBox").queryAs(Node.class).isVisible()).isFalse();
        onFx(() -> window.model.recent().add(new RecentWorkspace("Research", Path.of("/data/app.db"))));
        clickOn("Research");
        assertThat(window.opened).containsExactly(Path.of("/data/app.db"));

        openWorkspace();

        assertThat(lookup("#page-overview").tryQuery()).isPresent();
    }

    @Test
    void theRailShowsTheFeatureThatWasClicked() {
        openWorkspace();
        clickOn("#rail-health");
        assertThat(lookup("#page-health").tryQuery()).isPresent();
        assertThat(lookup("#rail-health").queryAs(ToggleButton.class).isSelected()).isTrue();
        clickOn("#rail-health");
        assertThat(lookup("#rail-health").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(window.features.events).containsExactly("made overview", "shown overview", "made health", "shown health");
    }

    @Test
    void arrowKeysWalkThroughTheRailAndAltDigitsJump() {
        openWorkspace();
        clickOn("#rail-overview");
        type(KeyCode.DOWN);
        assertThat(shown()).isEqualTo("chats");
        type(KeyCode.UP).type(KeyCode.UP);
        assertThat(shown()).isEqualTo("settings");
        type(KeyCode.RIGHT).type(KeyCode.LEFT).type(KeyCode.LEFT);
        assertThat(lookup("#rail-settings").queryAs(ToggleButton.class).isSelected()).as("the entry of the screen that is shown").isTrue();
        push(KeyCode.ALT, KeyCode.DIGIT5);
        assertThat(shown()).isEqualTo("migrations");
        assertThat(lookup("#rail-migrations").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void aSmallWindowKeepsTheIconsOfTheRailAndTellsTheirNames() {
        openWorkspace();
        assertThat(Tips.of(lookup("#rail-migrations").query())).isEmpty();
        onFx(() -> {
            scene().getWindow().setWidth(900);
            return null;
        });
        await(() -> lookup("#rail-migrations").queryAs(ToggleButton.class).getWidth() < 56);
        assertThat(Tips.of(lookup("#rail-migrations").query())).isEqualTo("Migrations");
        assertThat(lookup(".rail-badge").queryAs(Label.class).isVisible()).isFalse();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test
    void theFrameShowsTheStateOfTheWorkspace() {
        openWorkspace();
        assertThat(text("#workspaceName")).isEqualTo("DAA Chatbot");
        assertThat(text("#versionChip")).isEqualTo("V7 · 2 pending");
        assertThat(text("#size")).isEqualTo("2.3 MB");
        assertThat(text("#lastBackup")).isEqualTo("12 min ago");
        assertThat(lookup("#readOnly").queryAs(Node.class).isVisible()).isFalse();
        assertThat(lookup("#migrate").queryAs(Button.class).getText()).isEqualTo("Migrate 2");
        assertThat(lookup(".rail-badge").queryAs(Label.class).getText()).isEqualTo("2");
        assertThat(lookup(".rail-badge").queryAs(Label.class).isVisible()).isTrue();
    }

    @Test
    void clickingThePathCopiesIt() {
        openWorkspace();
        clickOn("#databasePath");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("storage/sqlite/app.db");
        assertThat(lookup("Path copied").tryQuery()).isPresent();
    }

    @Test
    void migrateAsksForThePlanWithoutLeavingTheScreen() {
        openWorkspace();
        clickOn("#migrate");
        assertThat(window.features.events).contains("migrations handled " + new Request.PlanMigrate("latest"));
        assertThat(shown()).isEqualTo("overview");
    }

    @Test
    void aDisabledButtonSaysWhy() {
        openWorkspace();
        onFx(() -> {
            window.model.pendingCountProperty().set(0);
            return null;
        });
        assertThat(lookup("#migrate").queryAs(Button.class).isDisabled()).isTrue();
        moveTo("#migrateBox");
        await(() -> listWindows().stream().anyMatch(popup -> popup instanceof Tooltip tip && tip.getText().startsWith("Nothing is pending")));
    }

    @Test
    void aRunningJobShowsItsProgressAndCanBeCancelled() {
        openWorkspace();
        CountDownLatch reached = new CountDownLatch(1);
        onFx(() -> window.jobs.run("Backing up", (progress, cancellation) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (var registration = cancellation.onCancel(cancelled::countDown)) {
                progress.report("page 3 of 4", 0.75);
                reached.countDown();
                cancelled.await();
            }
            cancellation.check("the backup");
            return null;
        }, nothing -> { }));
        await(() -> text("#doing").equals("Backing up: page 3 of 4"));
        assertThat(lookup("#progress").queryAs(ProgressBar.class).getProgress()).isEqualTo(0.75);
        assertThat(lookup("#backUp").queryAs(Button.class).isDisabled()).isTrue();
        onFx(() -> Screenshots.save(scene(), "shell-running-job"));

        clickOn("#cancelJob");

        await(() -> lookup("#ready").queryAs(Node.class).isVisible());
        assertThat(lookup("Cancelled: the backup.").tryQuery()).isPresent();
    }

    @Test
    void thePaletteFindsAFeatureAndGoesThere() {
        openWorkspace();
        push(KeyCode.CONTROL, KeyCode.K);
        assertThat(lookup("#paletteField").queryAs(TextField.class).isFocused()).isTrue();
        write("hea");
        type(KeyCode.ENTER);
        assertThat(shown()).isEqualTo("health");
        assertThat(window.layers.sheets().isOpen()).isFalse();
    }

    @Test
    void thePaletteDoesNothingThatIsNotPossibleNow() {
        push(KeyCode.CONTROL, KeyCode.K);
        write("chats");
        type(KeyCode.ENTER);
        assertThat(window.layers.sheets().isOpen()).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(window.layers.sheets().isOpen()).isFalse();
        assertThat(shown()).isEqualTo("overview");
    }

    @Test
    void functionKeysReachTheShownScreen() {
        openWorkspace();
        window.features.events.clear();
        type(KeyCode.F5);
        push(KeyCode.CONTROL, KeyCode.ENTER);
        push(KeyCode.CONTROL, KeyCode.S);
        assertThat(window.features.events).containsExactly("refreshed overview", "executed overview", "committed overview");
        push(KeyCode.CONTROL, KeyCode.B);
        assertThat(window.features.events).contains("backups handled " + new Request.BackUpNow());
    }

    @Test
    void zoomKeysMakeEverythingLarger() {
        openWorkspace();
        double before = onFx(() -> lookup("#migrate").query().localToScene(lookup("#migrate").query().getBoundsInLocal()).getHeight());
        push(KeyCode.CONTROL, KeyCode.EQUALS);
        double after = onFx(() -> lookup("#migrate").query().localToScene(lookup("#migrate").query().getBoundsInLocal()).getHeight());
        assertThat(after / before).isBetween(1.07, 1.13);
        push(KeyCode.CONTROL, KeyCode.DIGIT0);
    }

    @Test
    void everyControlHasANameForAScreenReader() {
        onFx(() -> window.model.recent().add(new RecentWorkspace("Research", Path.of("/data/app.db"))));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        openWorkspace();
        push(KeyCode.ALT, KeyCode.DIGIT9);
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        push(KeyCode.CONTROL, KeyCode.K);
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test
    void theKeyboardFocusCanBeSeen() throws Exception {
        openWorkspace();
        clickOn("#rail-overview");
        type(KeyCode.DOWN);
        onFx(() -> {
            lookup("#backUp").query().requestFocus();
            return Screenshots.save(scene(), "shell-focus-button");
        });
        assertThat(lookup("#backUp").query().isFocused()).isTrue();
    }

    @Test
    void aNarrowWindowShortensThePathAndNothingElse() {
        openWorkspace();
        onFx(() -> {
            window.model.databasePathProperty().set("/srv/chatbot/installations/production/storage/with/a/very/long/path/to/sqlite/app.db");
            scene().getWindow().setWidth(900);
            scene().getWindow().setHeight(560);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> Screenshots.save(scene(), "shell-narrow"));
        Bounds migrate = onFx(() -> lookup("#migrate").query().localToScene(lookup("#migrate").query().getBoundsInLocal()));
        assertThat(migrate.getMaxX()).isLessThanOrEqualTo(900);
        assertThat(lookup("#versionChip").query().getBoundsInLocal().getWidth()).isGreaterThan(90);
    }

    private void openWorkspace() {
        onFx(() -> {
            window.openWorkspace();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String shown() {
        return onFx(() -> window.navigator.shownProperty().get().id());
    }

    private String text(String query) {
        return lookup(query).queryAs(Label.class).getText();
    }
}
