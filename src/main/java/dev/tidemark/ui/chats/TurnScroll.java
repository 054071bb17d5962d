package dev.tidemark.ui.chats;

import dev.tidemark.ui.chats.ConversationModel.Stand;
import dev.tidemark.ui.chats.ConversationModel.Stretch;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The messages of a stretch, one under the other. What is read stays where it is while pages come and go above and below it. A list
 * view is not used: with rows of very different height its position jumps.
 */
final class TurnScroll extends ScrollPane {
    /** How wide the messages are together. */
    static final double WIDEST = 1040;
    private static final double WIDEST_BUBBLE = 720;
    private static final double SHARE = 0.94;
    private static final double MARGINS = 48;
    /** So near an end the next page is read. */
    private static final double NEAR = 900;
    private static final double ABOVE_FOUND = 48;

    /** Says where one is whenever the rows have been put in their places. */
    private final VBox content = new VBox() {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            moved();
        }
    };
    private final ConversationModel model;
    private final Consumer<String> copy;
    private final BiConsumer<Long, Long> onPlace;
    private final DoubleExpression widest;
    private List<TurnView> rows = List.of();
    private Stretch shown = Stretch.NONE;
    private Stand waiting;
    /** While rows are being put in, the position says nothing. */
    private boolean placing;

    /** @param onPlace hears which messages are in view, counted from 1 within the stretch */
    TurnScroll(ConversationModel model, Consumer<String> copy, BiConsumer<Long, Long> onPlace) {
        this.model = model;
        this.copy = copy;
        this.onPlace = onPlace;
        this.widest = Bindings.createDoubleBinding(() -> Math.min(WIDEST_BUBBLE, Math.floor((content.getWidth() - MARGINS) * SHARE)), content.widthProperty());
        content.getStyleClass().add("turns");
        content.setMaxWidth(WIDEST);
        StackPane centred = new StackPane(content);
        centred.getStyleClass().add("turns-area");
        setContent(centred);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("turns");
        getStyleClass().add("turn-scroll");
        setAccessibleText(Messages.text("chats.conversation"));
        vvalueProperty().addListener((source, before, now) -> moved());
        viewportBoundsProperty().addListener((source, before, now) -> arrive());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows other messages, or the same and more. */
    void show(Stretch stretch) {
        boolean stays = stretch.stand() instanceof Stand.Here && shown.chat() != null && shown.chat().id() == stretch.chat().id();
        TurnView anchor = stays ? firstVisible() : null;
        double anchorOffset = anchor == null ? 0 : y(anchor) - top();
        placing = true;
        shown = stretch;
        fill(stretch);
        if (stretch.stand() instanceof Stand.At(long id)) {
            rows.forEach(row -> row.setFound(row.message().id() == id));
        }
        waiting = stays ? null : stretch.stand();
        applyCss();
        layout();
        if (anchor != null) {
            long id = anchor.message().id();
            rows.stream().filter(row -> row.message().id() == id).findFirst().ifPresent(row -> scrollTo(y(row) - anchorOffset));
        }
        placing = false;
        arrive();
    }

    private void fill(Stretch stretch) {
        Map<Long, TurnView> known = new HashMap<>();
        rows.forEach(row -> known.put(row.message().id(), row));
        List<TurnView> views = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        String day = "";
        for (Turn turn : stretch.turns()) {
            TurnView old = known.get(turn.message().id());
            TurnView view = old != null && old.message().equals(turn.message()) ? old : new TurnView(turn, widest, copy);
            String itsDay = Phrases.day(turn.message().createdAt());
            if (!itsDay.isEmpty() && !itsDay.equals(day)) {
                nodes.add(dayLine(itsDay));
                day = itsDay;
            }
            views.add(view);
            nodes.add(view);
        }
        rows = views;
        content.getChildren().setAll(nodes);
    }

    private static HBox dayLine(String day) {
        Label label = new Label(day);
        label.getStyleClass().addAll("muted", "small-text");
        HBox line = new HBox(label);
        line.getStyleClass().add("day-line");
        return line;
    }

    /** Goes where the stretch wants to stand, as soon as there is a size to go by. */
    private void arrive() {
        if (waiting != null && getViewportBounds().getHeight() > 0 && content.getHeight() > 0) {
            Stand stand = waiting;
            waiting = null;
            layout();
            switch (stand) {
                case Stand.First first -> scrollTo(0);
                case Stand.Here here -> scrollTo(0);
                case Stand.Last last -> scrollTo(height());
                case Stand.At(long id) -> rows.stream().filter(row -> row.message().id() == id).findFirst().ifPresent(row -> scrollTo(y(row) - ABOVE_FOUND));
            }
        }
        moved();
    }

    private void moved() {
        double top = top();
        double bottom = top + getViewportBounds().getHeight();
        if (placing || rows.isEmpty() || bottom <= top || waiting != null) {
            return;
        }
        long from = 0;
        long to = 0;
        for (int i = 0; i < rows.size(); i++) {
            double y = y(rows.get(i));
            double middle = y + rows.get(i).getHeight() / 2;
            boolean seen = middle > top && middle < bottom || y <= top && y + rows.get(i).getHeight() >= bottom;
            from = seen && from == 0 ? i + 1 : from;
            to = seen ? i + 1 : to;
        }
        if (from > 0) {
            onPlace.accept(from, to);
        }
        if (top < NEAR && shown.hasOlder()) {
            model.older();
        }
        if (height() - bottom < NEAR && shown.hasNewer()) {
            model.newer();
        }
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.HOME) {
            key.consume();
            model.first();
        } else if (key.getCode() == KeyCode.END) {
            key.consume();
            model.last();
        }
    }

    private TurnView firstVisible() {
        double top = top();
        return rows.stream().filter(row -> y(row) + row.getHeight() > top).findFirst().orElse(null);
    }

    private double y(TurnView row) {
        return content.getLayoutY() + row.getLayoutY();
    }

    private double height() {
        return getContent().getLayoutBounds().getHeight();
    }

    private double top() {
        return getVvalue() * Math.max(0, height() - getViewportBounds().getHeight());
    }

    private void scrollTo(double y) {
        double room = height() - getViewportBounds().getHeight();
        setVvalue(room <= 0 ? 0 : Math.clamp(y / room, 0, 1));
    }
}
