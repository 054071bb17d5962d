package dev.tidemark.ui.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML that lies beside a controller: {@code ui/settings/Settings.fxml} for {@code ui.settings.SettingsController}. */
public final class Views {
    /** Every text of the window. */
    public static final ResourceBundle MESSAGES = ResourceBundle.getBundle("dev.tidemark.ui.messages");

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
        FXMLLoader loader = new FXMLLoader(fxml, MESSAGES);
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

    /** A text of messages.properties, its {0}, {1} … filled with the arguments. */
    public static String text(String key, Object... arguments) {
        String pattern = MESSAGES.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }

    private static String fxmlName(Class<?> controller) {
        String name = controller.getSimpleName();
        return name.substring(0, name.length() - (name.endsWith(SUFFIX) ? SUFFIX.length() : 0)) + ".fxml";
    }
}
