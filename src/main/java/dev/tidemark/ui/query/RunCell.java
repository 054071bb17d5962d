package dev.tidemark.ui.query;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.ui.support.Messages;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** One line of the history: what was run, when, and what came of it. */
final class RunCell extends ListCell<QueryStore.Run> {
    private final Label sql = new Label();
    private final Label detail = new Label();
    private final VBox box = new VBox(2, sql, detail);

    RunCell() {
        getStyleClass().add("run-cell");
        sql.getStyleClass().add("mono");
        detail.getStyleClass().addAll("muted", "secondary");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(QueryStore.Run run, boolean empty) {
        super.updateItem(run, empty);
        setText(null);
        setGraphic(null);
        if (!empty && run != null) {
            sql.setText(run.sql().replaceAll("\\s+", " "));
            String came = run.rows() == QueryStore.Run.CANCELLED ? Messages.text("query.runCancelled") : run.rows() == QueryStore.Run.FAILED ? Messages.text("query.runFailed") : Texts.count(run.rows(), "row", "rows") + " · " + Texts.duration(Duration.ofMillis(run.milliseconds()));
            detail.setText(Texts.ago(run.at(), Instant.now()) + " · " + came);
            setGraphic(box);
            setAccessibleText(run.sql());
        }
    }
}
