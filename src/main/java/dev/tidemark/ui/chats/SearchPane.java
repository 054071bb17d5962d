package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.search.IndexState;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.chats.SearchModel.Found;
import dev.tidemark.ui.chats.SearchModel.State;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Reasons;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a search found, in place of the projects: how many places, the places, and the index that makes it fast. */
final class SearchPane extends VBox {
    private final SearchModel model;
    private final Label title = new Label();
    private final Button stop = new Button(Messages.text("chats.stopSearch"));
    private final ListView<SearchHit> hits = new ListView<>();
    private final Label indexNote = new Label();
    private final MenuButton indexMenu = new MenuButton(Messages.text("chats.index"));

    /** @param open gets the place that a person chose */
    SearchPane(SearchModel model, Jobs jobs, Consumer<SearchHit> open) {
        this.model = model;
        title.getStyleClass().add("found-title");
        title.setId("foundTitle");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        stop.setId("stopSearch");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> model.stop());
        stop.managedProperty().bind(stop.visibleProperty());
        HBox head = new HBox(title, stop);
        head.getStyleClass().add("found-head");
        hits.setId("hits");
        hits.getStyleClass().add("plain-list");
        hits.setAccessibleText(Messages.text("chats.hitList"));
        hits.setCellFactory(list -> new HitCell(model));
        hits.setPlaceholder(new Label());
        hits.setItems(model.hits());
        hits.setOnMouseClicked(event -> chosen(open));
        hits.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                chosen(open);
            }
        });
        VBox.setVgrow(hits, Priority.ALWAYS);
        getChildren().addAll(head, hits, foot(jobs));
        model.foundProperty().subscribe(this::tell);
        model.hits().addListener((ListChangeListener<SearchHit>) change -> tell());
        model.indexProperty().subscribe(this::tell);
    }

    /** The list takes the keys, at its first place. */
    void focusHits() {
        hits.requestFocus();
        hits.getSelectionModel().selectFirst();
    }

    private void chosen(Consumer<SearchHit> open) {
        SearchHit hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null) {
            open.accept(hit);
        }
    }

    private HBox foot(Jobs jobs) {
        indexNote.setId("indexNote");
        indexNote.getStyleClass().addAll("muted", "small-text");
        indexNote.setWrapText(true);
        indexNote.setMinHeight(Region.USE_PREF_SIZE);
        indexNote.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(indexNote, Priority.ALWAYS);
        indexMenu.setId("indexMenu");
        indexMenu.getStyleClass().add("small");
        indexMenu.setMinWidth(Region.USE_PREF_SIZE);
        indexMenu.disableProperty().bind(Reasons.whileBusy(jobs).isNotEmpty());
        HBox foot = new HBox(indexNote, indexMenu);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("found-foot");
        return foot;
    }

    private void tell() {
        Found found = model.foundProperty().get();
        int size = model.hits().size();
        String places = Texts.count(size, "place", "places");
        title.setText(switch (found.state()) {
            case NOTHING_ASKED -> "";
            case RUNNING -> size == 0 ? Messages.text("chats.searching", found.text()) : Messages.text("chats.foundSoFar", places, found.text());
            case STOPPED -> found.failure() != null ? found.failure().what() + " " + found.failure().next() : Messages.text("chats.foundStopped", places, found.text());
            case DONE -> size == 0 ? Messages.text("chats.foundNothing", found.text()) : Messages.text(found.report().more() ? "chats.foundFirst" : "chats.found", places, found.text());
        });
        stop.setVisible(found.state() == State.RUNNING);
        Optional<IndexState> index = model.indexProperty().get();
        indexNote.setText(index.map(state -> Messages.text("chats.index.there", Texts.count(state.messages(), "message", "messages"), Texts.size(state.bytes())))
            .orElseGet(() -> Messages.text("chats.index.none")));
        if (index.isEmpty()) {
            indexMenu.getItems().setAll(item("chats.index.make", model::updateIndex));
        } else {
            indexMenu.getItems().setAll(item("chats.index.update", model::updateIndex), item("chats.index.rebuild", model::rebuildIndex), item("chats.index.remove", model::dropIndex));
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
