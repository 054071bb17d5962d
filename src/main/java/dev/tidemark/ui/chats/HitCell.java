package dev.tidemark.ui.chats;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.search.Words;
import dev.tidemark.ui.support.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A place where a text was found; the first of each kind has a heading above it. */
final class HitCell extends ListCell<SearchHit> {
    private static final PseudoClass HEADED = PseudoClass.getPseudoClass("headed");

    private final Label heading = new Label();
    private final Label title = new Label();
    private final Label time = new Label();
    private final TextFlow excerpt = new TextFlow();
    private final VBox box = new VBox(heading, title, excerpt, time);
    private final SearchModel model;

    HitCell(SearchModel model) {
        this.model = model;
        heading.getStyleClass().add("hit-heading");
        title.getStyleClass().add("strong");
        time.getStyleClass().addAll("muted", "small-text");
        heading.managedProperty().bind(heading.visibleProperty());
        excerpt.managedProperty().bind(excerpt.visibleProperty());
        time.managedProperty().bind(time.visibleProperty());
        getStyleClass().add("hit-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SearchHit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            pseudoClassStateChanged(HEADED, false);
            setAccessibleText(null);
            return;
        }
        int index = getIndex();
        heading.setVisible(index == 0 || getListView().getItems().get(index - 1).kind() != hit.kind());
        pseudoClassStateChanged(HEADED, heading.isVisible());
        heading.setText(Messages.text("chats.kind." + hit.kind().name()));
        title.setText(hit.title() == null || hit.title().isBlank() ? Messages.text("chats.untitled") : Texts.line(hit.title()));
        boolean same = hit.excerpt().equals(hit.title());
        excerpt.setVisible(!same);
        time.setVisible(hit.at() != null && hit.kind() == SearchHit.Kind.MESSAGE);
        time.setText(hit.at() == null ? "" : Phrases.full(hit.at()));
        mark(hit.excerpt(), model.foundProperty().get().text());
        setGraphic(box);
        setAccessibleText(heading.getText() + ": " + title.getText() + ", " + hit.excerpt());
    }

    private void mark(String text, String wanted) {
        excerpt.getChildren().clear();
        int at = 0;
        for (Words.Place place : Words.of(wanted).places(text)) {
            add(text.substring(at, place.from()), "hit-text");
            add(text.substring(place.from(), place.to()), "hit-mark");
            at = place.to();
        }
        add(text.substring(at), "hit-text");
    }

    private void add(String text, String styleClass) {
        if (!text.isEmpty()) {
            Text piece = new Text(text);
            piece.getStyleClass().add(styleClass);
            excerpt.getChildren().add(piece);
        }
    }
}
