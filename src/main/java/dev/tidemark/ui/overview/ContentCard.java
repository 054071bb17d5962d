package dev.tidemark.ui.overview;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.status.ContentSummary;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The inside of the card "What is in it". */
final class ContentCard {
    private ContentCard() { }

    static Node of(ContentSummary content, OverviewViewModel model) {
        if (content == null) {
            Label counting = new Label(Messages.text("overview.counting"));
            counting.getStyleClass().add("muted");
            return counting;
        }
        if (content.tables().isEmpty()) {
            return Cells.emptyState("td-table", Messages.text("overview.noTables"));
        }
        if (model.canFillSample()) {
            return Cells.emptyState("td-table", Messages.text("overview.noRows"), Messages.text("open.sample.verb"), model::fillSample);
        }
        if (content.totalRows() == 0) {
            return Cells.emptyState("td-table", Messages.text("overview.noRowsYet"));
        }
        List<Share> shares = Share.of(content);
        VBox box = new VBox(12, new ShareBar(shares), legend(shares));
        box.setFillWidth(true);
        return box;
    }

    private static GridPane legend(List<Share> shares) {
        GridPane grid = new GridPane(12, 5);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), growing(), numbers(), numbers());
        for (int row = 0; row < shares.size(); row++) {
            Share share = shares.get(row);
            Region swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "share-" + share.tone());
            Label bytes = new Label(share.bytes().isPresent() ? Texts.size(share.bytes().getAsLong()) : "");
            bytes.getStyleClass().add("muted");
            Label name = new Label(share.label());
            Label rows = new Label(Texts.count(share.rows(), "row", "rows"));
            rows.setMinWidth(Region.USE_PREF_SIZE);
            bytes.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row, swatch, name, rows, bytes);
        }
        return grid;
    }

    private static ColumnConstraints growing() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        return column;
    }

    private static ColumnConstraints numbers() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        return column;
    }
}
