package dev.tidemark.ui.support;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Short words about a state, each with a sign beside its colour. */
public final class Chips {
    private Chips() { }

    public static Label good(String word) {
        return of("good", "fth-check", word);
    }

    public static Label warning(String word) {
        return of("warning", "fth-alert-triangle", word);
    }

    public static Label danger(String word) {
        return of("danger", "fth-alert-octagon", word);
    }

    public static Label neutral(String word) {
        return of("neutral", null, word);
    }

    public static Label accent(String word) {
        return of("accent", null, word);
    }

    /**
     * Any chip.
     *
     * @param tone good, warning, danger, neutral or accent
     * @param icon an Ikonli literal, or null for none
     */
    public static Label of(String tone, String icon, String word) {
        Label chip = new Label(word, icon == null ? null : Icons.of(icon));
        chip.getStyleClass().addAll("chip", tone);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }
}
