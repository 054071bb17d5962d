package dev.tidemark.ui.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML that lies beside a controller: {@code ui/settings/Settings.fxml} for {@code ui.settings.SettingsController}. */
public final class Views {
    private static final String SUFFIX = "Controller";

    private Views() { }

    /**
     * Loads the view of a controller and fills its fields.
     *
     * @param controller an instance of {@code XController}
     * @return the root of {@code X.fxml}
     */
    public static Parent load(Object controller) {
        Class<?> type = controller.getClass();
        URL fxml = type.getResource(fxmlName(type));
        if (fxml == null) {
            throw new IllegalStateException("No " + fxmlName(type) + " beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(fxml, Messages.BUNDLE);
        loader.setControllerFactory(wanted -> {
            if (wanted != type) {
                throw new IllegalStateException(fxml + " names the controller " + wanted.getName() + ", not " + type.getName());
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load " + fxml, e);
        }
    }

    private static String fxmlName(Class<?> controller) {
        String name = controller.getSimpleName();
        return name.substring(0, name.length() - (name.endsWith(SUFFIX) ? SUFFIX.length() : 0)) + ".fxml";
    }
}
