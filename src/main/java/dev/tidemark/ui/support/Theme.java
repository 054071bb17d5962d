package dev.tidemark.ui.support;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Colours and zoom of the windows. On the window's thread only. */
public final class Theme {
    /** What the person chose. */
    public enum Mode { LIGHT, DARK, SYSTEM }

    private static final double SMALLEST_ZOOM = 0.75;
    private static final double LARGEST_ZOOM = 2.0;
    private static final double ZOOM_STEP = 1.1;
    private static final int FONT_SIZE = 13;

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ChangeListener<Object> update = (source, before, now) -> updateDark();

    /** Begins in the mode {@link Mode#SYSTEM}, and loads the fonts. */
    public Theme() {
        Fonts.load();
        mode.addListener(update);
        // The system's preferences live as long as the program, and must not keep every closed window alive.
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(update));
        dark.addListener((source, before, now) -> applyToApplication());
        updateDark();
        applyToApplication();
    }

    /** Light, dark, or what the system says; never null. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** 1 is the natural size. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** Sets the zoom, kept between 75 % and 200 %. */
    public void setZoom(double factor) {
        zoom.set(Math.clamp(factor, SMALLEST_ZOOM, LARGEST_ZOOM));
    }

    public void zoomIn() {
        setZoom(zoom.get() * ZOOM_STEP);
    }

    public void zoomOut() {
        setZoom(zoom.get() / ZOOM_STEP);
    }

    public void resetZoom() {
        setZoom(1);
    }

    /** Dresses a scene, now and at every later change. */
    public void applyTo(Scene scene) {
        dress(scene);
        dark.addListener((source, before, now) -> dress(scene));
        zoom.addListener((source, before, now) -> dress(scene));
    }

    private void dress(Scene scene) {
        scene.getStylesheets().setAll(stylesheet("tidemark.css"), stylesheet(dark.get() ? "dark.css" : "light.css"), popupZoom());
        scene.getRoot().pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark.get());
    }

    private void updateDark() {
        dark.set(switch (mode.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    }

    private void applyToApplication() {
        Application.setUserAgentStylesheet((dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /** The window's content is scaled by {@link ZoomPane}; tooltips and menus are windows of their own and take a larger font. */
    private String popupZoom() {
        String css = String.format(Locale.ROOT, ".root.popup { -fx-font-size: %.1fpx; }", FONT_SIZE * zoom.get());
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String stylesheet(String name) {
        return Theme.class.getResource("/dev/tidemark/ui/" + name).toExternalForm();
    }
}
