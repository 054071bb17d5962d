package dev.tidemark.ui.schema.diagram;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** The theme's colours for what is drawn by hand: a canvas knows no styles, so nodes without a size take them in its place. */
final class Palette extends Pane {
    private final Map<Tone, Rectangle> probes = new EnumMap<>(Tone.class);

    /** The colours by their use; each has a rule {@code .tone-…} in the style sheet. */
    enum Tone { BACK, CARD, HEAD, INK, MUTED, EDGE, LINE, ACCENT, SIGN, FOCUS, FOUND, BAD }

    /** @param changed is told when a colour is another one */
    Palette(Runnable changed) {
        for (Tone tone : Tone.values()) {
            Rectangle probe = new Rectangle();
            probe.getStyleClass().add("tone-" + tone.name().toLowerCase(Locale.ROOT));
            probe.fillProperty().addListener((source, before, now) -> changed.run());
            probes.put(tone, probe);
            getChildren().add(probe);
        }
        setManaged(false);
        setMouseTransparent(true);
    }

    Color get(Tone tone) {
        return probes.get(tone).getFill() instanceof Color colour ? colour : Color.GRAY;
    }
}
