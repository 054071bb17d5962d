package dev.tidemark.ui.overview;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import java.time.Instant;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The overview. */
public final class OverviewController implements FeatureView {
    /** The overview's entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("overview", Messages.text("overview.title"), "fth-home", OverviewController::new);

    private static final int ENTRIES_SHOWN = 8;
    private static final ObservableValue<String> NO_REASON = new SimpleStringProperty("");
    private static final Duration TICK = Duration.seconds(20);

    private final OverviewViewModel model;
    private final Timeline clock;
    private final Parent root;

    @FXML private Label headline;
    @FXML private Label subtitle;
    @FXML private VBox steps;
    @FXML private StackPane content;
    @FXML private Label contentHint;
    @FXML private VBox journal;
    @FXML private Button allEntries;
    @FXML private StackPane resetBox;
    @FXML private Button reset;
    @FXML private Label resetHint;

    OverviewController(FeatureContext context) {
        this.model = new OverviewViewModel(context.session(), context.jobs(), context.dialogs(), context.navigator());
        this.clock = new Timeline(new KeyFrame(TICK, event -> model.tick(Instant.now())));
        clock.setCycleCount(Animation.INDEFINITE);
        this.root = Views.load(this);
        refresh();
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        subtitle.textProperty().bind(model.subtitleProperty());
        model.advice().addListener((ListChangeListener<Advice>) change -> showSteps());
        showSteps();
        model.contentProperty().subscribe(now -> {
            content.getChildren().setAll(ContentCard.of(now, model));
            contentHint.setVisible(now != null && now.totalRows() > 0);
        });
        model.journalProperty().subscribe(this::showJournal);
        reset.setText(Messages.text("overview.reset", model.databaseName()));
        resetHint.setText(Messages.text("overview.resetHint", model.databaseName()));
        Tips.explain(resetBox, reset, model.changeReason());
        headline.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShown() {
        model.tick(Instant.now());
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        clock.stop();
        model.close();
    }

    @FXML
    private void reset() {
        model.reset();
    }

    @FXML
    private void showAllEntries() {
        model.showJournal();
    }

    private void showSteps() {
        steps.getChildren().setAll(model.advice().stream().map(this::step).toList());
        if (!steps.getChildren().isEmpty()) {
            steps.getChildren().getFirst().getStyleClass().add("first");
        } else {
            Label first = new Label(Messages.text("overview.readFirst"));
            first.setWrapText(true);
            first.getStyleClass().add("muted");
            steps.getChildren().setAll(first);
        }
    }

    private HBox step(Advice advice) {
        FontIcon sign = Icons.of(advice.icon(), advice.tone());
        Label title = new Label(advice.title());
        title.getStyleClass().add("medium");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label detail = new Label(advice.detail());
        detail.getStyleClass().addAll("muted", "secondary");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(sign, words);
        row.getStyleClass().add("step");
        if (advice.request().isPresent()) {
            Button button = new Button(advice.verb());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> model.act(advice));
            if (advice.urgent()) {
                button.getStyleClass().add("primary");
            }
            StackPane explained = Tips.explained(button, advice.request().filter(Request.OpenFeature.class::isInstance).isPresent() ? NO_REASON : model.busyReason());
            explained.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(explained);
        }
        return row;
    }

    private void showJournal(List<JournalEntry> entries) {
        allEntries.setVisible(entries != null && !entries.isEmpty());
        if (entries == null) {
            return;
        }
        allEntries.setText(Messages.text("overview.allEntries", entries.size()));
        if (entries.isEmpty()) {
            journal.getChildren().setAll(Cells.emptyState("fth-book-open", Messages.text("overview.noJournal")));
        } else {
            journal.getChildren().setAll(entries.stream().limit(ENTRIES_SHOWN).map(entry -> JournalRows.row(entry, model::showEntry, model::showBackup)).toList());
        }
    }
}
