package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A layer as it is drawn. One row shows many layers, one after the other, so that scrolling makes no nodes. */
final class LayerRow extends HBox {
    private final Label version = new Label();
    private final Label name = new Label();
    private final Label note = new Label();
    private final FindingsBadge badge;
    private final HBox signs = new HBox();
    private final List<Sign> made = new ArrayList<>();
    private String shade;

    private record Sign(StackPane box, FontIcon icon, Tooltip tip) { }

    LayerRow(FindingsModel findings) {
        badge = new FindingsBadge(findings);
        getStyleClass().add("layer");
        version.getStyleClass().add("layer-version");
        name.getStyleClass().add("layer-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        note.getStyleClass().add("layer-note");
        note.setMinWidth(Region.USE_PREF_SIZE);
        signs.getStyleClass().add("layer-signs");
        getChildren().addAll(version, name, badge, note, signs);
    }

    /** @param depth as {@link TimelineItem.LayerItem} has it */
    void show(Layer layer, int depth) {
        version.setText(layer.version() == null ? "R" : layer.version().label());
        name.setText(Sentence.of(layer.description()));
        note.setText(LayerWords.note(layer));
        badge.show(layer);
        String now = depth == 0 ? "outlined" : "depth-" + depth;
        if (!now.equals(shade)) {
            getStyleClass().remove(shade);
            getStyleClass().add(now);
            shade = now;
        }
        showSigns(LayerBadges.of(layer));
    }

    private void showSigns(List<LayerBadges.Badge> badges) {
        while (made.size() < badges.size()) {
            FontIcon icon = Icons.of(badges.get(made.size()).icon());
            made.add(new Sign(new StackPane(icon), icon, Tips.of("")));
            Tooltip.install(made.getLast().box(), made.getLast().tip());
        }
        for (int i = 0; i < badges.size(); i++) {
            Sign sign = made.get(i);
            if (!badges.get(i).icon().equals(sign.icon().getIconLiteral())) {
                sign.icon().setIconLiteral(badges.get(i).icon());
            }
            sign.tip().setText(badges.get(i).tip());
        }
        if (signs.getChildren().size() != badges.size()) {
            signs.getChildren().setAll(made.subList(0, badges.size()).stream().map(Sign::box).toList());
        }
    }
}
