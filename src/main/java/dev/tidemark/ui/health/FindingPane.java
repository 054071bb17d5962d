package dev.tidemark.ui.health;

import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One finding in full, with its cures. */
final class FindingPane extends VBox {
    private final ObservableValue<String> reason;
    private final Consumer<Cure> onCure;
    private final Runnable rescue;
    private final List<Button> buttons = new ArrayList<>();
    private Finding shown;

    /**
     * @param reason why no cure can be begun now; empty when one can
     * @param onCure a cure was pressed
     * @param rescue shows what is left of a damaged file
     */
    FindingPane(ObservableValue<String> reason, Consumer<Cure> onCure, Runnable rescue) {
        super(16);
        this.reason = reason;
        this.onCure = onCure;
        this.rescue = rescue;
    }

    /** Shows a finding; null shows nothing. One that says the same as the one before leaves all as it is, and another keeps the focus on the cure of the same word, where it has that. @return whether anything else is shown */
    boolean show(Finding finding) {
        Finding before = shown;
        shown = finding;
        if (before != null && finding != null && saysTheSame(before, finding)) {
            return false;
        }
        String focused = buttons.stream().filter(Node::isFocused).map(Node::getId).findFirst().orElse(null);
        fill(finding);
        buttons.stream().filter(button -> button.getId().equals(focused)).findFirst().ifPresent(Node::requestFocus);
        return true;
    }

    private static boolean saysTheSame(Finding one, Finding other) {
        return one.key().equals(other.key()) && one.severity() == other.severity() && one.sentence().equals(other.sentence()) && words(one).equals(words(other));
    }

    private static List<String> words(Finding finding) {
        return finding.cures().stream().flatMap(cure -> Stream.of(cure.id(), cure.verb(), cure.sentence())).toList();
    }

    private void fill(Finding finding) {
        getChildren().clear();
        buttons.clear();
        if (finding == null) {
            return;
        }
        HBox chips = new HBox(8, Signs.chip(finding.severity()));
        Label sentence = Cells.wrapped(finding.sentence());
        sentence.setId("findingSentence");
        sentence.getStyleClass().add("finding-sentence");
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(chips, sentence);
        if (!finding.place().isEmpty()) {
            getChildren().add(Cells.keyValue(Messages.text("health.where"), finding.place()));
        }
        Label title = new Label(Messages.text("health.curesTitle"));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        if (finding.damaged()) {
            Button offer = new Button(Messages.text("rescue.offer"));
            offer.setId("findingRescue");
            offer.getStyleClass().add("primary");
            offer.setOnAction(event -> rescue.run());
            getChildren().add(offer);
        } else if (finding.cures().isEmpty()) {
            Label none = Cells.wrapped(Messages.text(finding.severity() == Severity.NOTE ? "health.nothingToDo" : "health.noCure"));
            none.getStyleClass().add("muted");
            getChildren().add(none);
        }
        for (int i = 0; i < finding.cures().size(); i++) {
            getChildren().add(cure(finding.cures().get(i), i));
        }
    }

    /** Gives the focus to the first cure, if there is one. */
    void focusFirstCure() {
        if (!buttons.isEmpty()) {
            buttons.getFirst().requestFocus();
        }
    }

    private VBox cure(Cure cure, int place) {
        // That of the last run, for what it will do is of then.
        Button button = SheetPane.button(cure.verb() + "…", () -> onCure.accept(shown.cures().get(place)));
        button.setId("cure-" + cure.id());
        button.setAccessibleHelp(cure.sentence());
        if (buttons.isEmpty()) {
            button.getStyleClass().add("primary");
        }
        buttons.add(button);
        // Its own property, so that a finding that is shown no more is not kept by its listeners.
        StringProperty own = new SimpleStringProperty();
        own.bind(reason);
        StackPane explained = Tips.explained(button, own);
        explained.setMaxWidth(Region.USE_PREF_SIZE);
        Label sentence = Cells.wrapped(cure.sentence());
        sentence.getStyleClass().addAll("muted", "secondary");
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(6, explained, sentence);
    }
}
