package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A layer as it is drawn. One row shows many layers, one after the other, so that scrolling makes no nodes. */
final class LayerRow extends HBox {
    private static final double ROOM_FOR_NOTE = 400;

    private final Label version = new Label();
    private final Label name = new Label();
    private final Label note = new Label();
    private final FindingsBadge badge;
    private final HBox signs = new HBox();
    private final HBox wayBack = new HBox();
    private final List<Sign> made = new ArrayList<>();
    private final List<Sign> madeOfWayBack = new ArrayList<>();
    private List<String> drawn = List.of();
    /** A layer in order says nothing that must be read, so its words give way to its name where there is little room. */
    private boolean quiet;

    private record Sign(StackPane box, FontIcon icon) { }

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
        wayBack.getStyleClass().add("layer-way-back");
        getChildren().addAll(version, name, badge, signs, note, wayBack);
        widthProperty().addListener((source, before, now) -> showNote());
    }

    /** @param depth as {@link TimelineItem.LayerItem} has it */
    void show(Layer layer, int depth) {
        version.setText(layer.version() == null ? "R" : layer.version().label());
        name.setText(Sentence.of(layer.description()));
        note.setText(LayerWords.note(layer));
        quiet = layer.state() == MigrationState.APPLIED;
        showNote();
        badge.show(layer);
        List<String> now = List.of(depth == 0 ? "outlined" : "depth-" + depth, "layer-" + LayerWords.shape(layer));
        if (!now.equals(drawn)) {
            getStyleClass().removeAll(drawn);
            getStyleClass().addAll(now);
            drawn = now;
        }
        showSigns(LayerBadges.of(layer), signs, made);
        showSigns(LayerBadges.wayBack(layer).stream().toList(), wayBack, madeOfWayBack);
    }

    private void showNote() {
        boolean room = !quiet || getWidth() >= ROOM_FOR_NOTE;
        note.setVisible(room);
        note.setManaged(room);
    }

    private static void showSigns(List<LayerBadges.Badge> badges, HBox signs, List<Sign> made) {
        while (made.size() < badges.size()) {
            FontIcon icon = Icons.of(badges.get(made.size()).icon());
            made.add(new Sign(new StackPane(icon), icon));
        }
        for (int i = 0; i < badges.size(); i++) {
            Sign sign = made.get(i);
            if (!badges.get(i).icon().equals(sign.icon().getIconLiteral())) {
                sign.icon().setIconLiteral(badges.get(i).icon());
            }
            Tips.on(sign.box(), badges.get(i).tip());
        }
        signs.setManaged(signs.getStyleClass().contains("layer-way-back") || !badges.isEmpty());
        if (signs.getChildren().size() != badges.size()) {
            signs.getChildren().setAll(made.subList(0, badges.size()).stream().map(Sign::box).toList());
        }
    }
}
