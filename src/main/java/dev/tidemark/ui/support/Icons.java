package dev.tidemark.ui.support;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Feather set. */
public final class Icons {
    private Icons() { }

    /**
     * An icon of the natural size, in the colour that its surroundings give it.
     *
     * @param literal for example "fth-layers"
     */
    public static FontIcon of(String literal) {
        FontIcon icon = new FontIcon(literal);
        icon.setFocusTraversable(false);
        return icon;
    }

    /** An icon with more style classes, for example "good" or "icon-large". */
    public static FontIcon of(String literal, String... styleClasses) {
        FontIcon icon = of(literal);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }
}
