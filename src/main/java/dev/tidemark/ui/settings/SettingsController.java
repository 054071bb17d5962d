package dev.tidemark.ui.settings;

import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.Views;
import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.VBox;

/** Settings of the window. */
public final class SettingsController implements FeatureView {
    /** The settings' entry of the rail. */
    public static final Feature FEATURE = new Feature("settings", Messages.text("settings.title"), "fth-settings", false, null, Set.of(), Set.of(),
        List.of(), context -> new SettingsController(context.theme(), context.navigator()));

    private final Theme theme;
    private final Navigator navigator;
    private final Parent root;

    @FXML private RadioButton system;
    @FXML private RadioButton light;
    @FXML private RadioButton dark;
    @FXML private Label zoom;
    @FXML private VBox shortcuts;

    SettingsController(Theme theme, Navigator navigator) {
        this.theme = theme;
        this.navigator = navigator;
        this.root = Views.load(this);
    }

    @FXML
    private void initialize() {
        theme.modeProperty().addListener((source, before, now) -> showMode(now));
        showMode(theme.modeProperty().get());
        zoom.textProperty().bind(theme.zoomProperty().map(factor -> Messages.text("settings.zoomValue", Math.round(factor.doubleValue() * 100))));
        for (Shortcut shortcut : Shortcut.values()) {
            if (navigator.answers(shortcut)) {
                shortcuts.getChildren().add(Cells.keyValue(shortcut.keysText(), shortcut.what()));
            }
        }
        shortcuts.getChildren().add(Cells.keyValue(Messages.text("settings.featureKeys"), Messages.text("settings.features")));
    }

    @Override
    public Parent root() {
        return root;
    }

    private void showMode(Theme.Mode mode) {
        (switch (mode) {
            case SYSTEM -> system;
            case LIGHT -> light;
            case DARK -> dark;
        }).setSelected(true);
    }

    @FXML
    private void chooseSystem() {
        theme.modeProperty().set(Theme.Mode.SYSTEM);
    }

    @FXML
    private void chooseLight() {
        theme.modeProperty().set(Theme.Mode.LIGHT);
    }

    @FXML
    private void chooseDark() {
        theme.modeProperty().set(Theme.Mode.DARK);
    }

    @FXML
    private void zoomIn() {
        theme.zoomIn();
    }

    @FXML
    private void zoomOut() {
        theme.zoomOut();
    }

    @FXML
    private void zoomReset() {
        theme.resetZoom();
    }
}
