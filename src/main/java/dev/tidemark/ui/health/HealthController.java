package dev.tidemark.ui.health;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Integrity;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.CureSheet;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.ListSelection;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The health of the database: findings with their cures, the set-up check, and who has the file open. */
public final class HealthController implements FeatureView {
    private final HealthViewModel model;
    private final Sheets sheets;
    private final Navigator navigator;
    private final FindingPane finding;
    private final Parent root;

    @FXML private StackPane sign;
    @FXML private Label sentence;
    @FXML private Label when;
    @FXML private HBox progress;
    @FXML private Label doing;
    @FXML private ProgressBar progressBar;
    @FXML private StackPane runBox;
    @FXML private Button run;
    @FXML private StackPane moreBox;
    @FXML private MenuButton more;
    @FXML private MenuItem emptyTrash;
    @FXML private VBox failed;
    @FXML private StackPane problem;
    @FXML private VBox content;
    @FXML private HBox filled;
    @FXML private ListView<Finding> list;
    @FXML private VBox detailsCard;
    @FXML private ScrollPane details;
    @FXML private StackPane setup;
    @FXML private VBox lookedCard;
    @FXML private StackPane looked;
    @FXML private VBox locksCard;
    @FXML private VBox locks;

    private HealthController(FeatureContext context, StringProperty badge) {
        this.model = new HealthViewModel(context.session(), context.jobs(), context.dialogs(), badge);
        this.sheets = context.sheets();
        this.navigator = context.navigator();
        this.finding = new FindingPane(model.cureReason(), this::look, model::rescue);
        this.root = Views.load(this);
    }

    /** The entry of the rail; its badge is the number of findings that are more than a note. */
    public static Feature feature() {
        StringProperty badge = new SimpleStringProperty("");
        return Feature.onDatabase("health", Messages.text("health.title"), "fth-activity", context -> new HealthController(context, badge)).withBadge(badge).onKeys(Shortcut.EXECUTE);
    }

    @FXML
    private void initialize() {
        detailsCard.prefWidthProperty().bind(Columns.share(content.widthProperty(), 0.42, 440, 640));
        locksCard.prefWidthProperty().bind(detailsCard.prefWidthProperty());
        Tips.explain(runBox, run, model.runReason());
        Tips.explain(moreBox, more, model.busyReason());
        shownWhile(progress, model.runningProperty());
        doing.textProperty().bind(Bindings.when(model.doingProperty().isEmpty()).then(Messages.text("health.running")).otherwise(model.doingProperty()));
        progressBar.progressProperty().bind(model.fractionProperty());
        shownWhile(failed, model.problemProperty().isNotNull());
        shownWhile(content, model.problemProperty().isNull().and(model.reportProperty().isNotNull()));
        shownWhile(filled, Bindings.isNotEmpty(model.findings()));
        shownWhile(lookedCard, Bindings.isEmpty(model.findings()));
        list.setFixedCellSize(FindingCell.HEIGHT);
        list.setCellFactory(view -> new FindingCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        ListSelection.join(list, model.findings(), model.selectedProperty(), Finding::key, model.selectedProperty()::set);
        details.setContent(finding);
        model.selectedProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::showProblem);
        model.reportProperty().subscribe(this::showReport);
        model.runningProperty().subscribe(running -> showState());
        model.cancelledProperty().subscribe(cancelled -> showState());
        model.locksProperty().subscribe(found -> showLocks());
        model.locksProblemProperty().subscribe(found -> showLocks());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShown() {
        model.shown();
    }

    @Override
    public void execute() {
        if (!run.isDisabled()) {
            model.run();
        }
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    private void runAgain() {
        model.run();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void checkPages() {
        model.checkPages(Integrity.Depth.QUICK);
    }

    @FXML
    private void checkPagesAndIndexes() {
        model.checkPages(Integrity.Depth.FULL);
    }

    @FXML
    private void emptyTheTrash() {
        new CureSheet(model.emptyTrash(), sheets).open();
    }

    @FXML
    private void refreshLocks() {
        model.readLocks();
    }

    private void look(Cure cure) {
        boolean drift = model.selectedProperty().get() != null && model.selectedProperty().get().code().equals("drift");
        if (drift && cure.id().equals("new-migration") && navigator.answers(Request.NewMigration.class)) {
            navigator.open(new Request.NewMigration("drift"));
            return;
        }
        new CureSheet(model.look(cure), sheets).open();
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            finding.focusFirstCure();
            key.consume();
        }
    }

    private void show(Finding chosen) {
        boolean focused = finding.isFocusWithin();
        if (!finding.show(chosen)) {
            return;
        }
        if (focused && !finding.isFocusWithin()) {
            list.requestFocus();
        }
        details.setVvalue(0);
    }

    private void showProblem(Problem found) {
        problem.getChildren().clear();
        if (found != null) {
            problem.getChildren().add(Cells.problem(found));
        }
        showState();
    }

    private void showReport(Report report) {
        if (report != null) {
            setup.getChildren().setAll(SetupLines.of(report.setup(), model::rescue));
            looked.getChildren().setAll(SetupLines.ticks(report.looked()));
            emptyTrash.disableProperty().bind(model.cureReason().isNotEmpty().or(Bindings.createBooleanBinding(report.trash()::isEmpty)));
            emptyTrash.setText(report.trash().isEmpty() ? Messages.text("health.trash.nothing") : Messages.text("health.trash.empty", model.trashSize()));
        }
        showState();
    }

    private void showState() {
        Report report = model.reportProperty().get();
        if (model.problemProperty().get() != null) {
            state(Icons.of("fth-alert-octagon", "danger", "icon-large"), Messages.text("health.couldNotRun"), "");
        } else if (report == null) {
            state(Icons.of("fth-activity", "muted", "icon-large"), Messages.text(model.runningProperty().get() || !model.cancelledProperty().get() ? "health.running" : "health.cancelled"), "");
        } else {
            state(report.sound() ? Icons.of("fth-check-circle", "good", "icon-large") : Icons.of("fth-alert-triangle", "warning", "icon-large"), report.sentence(),
                Messages.text(model.cancelledProperty().get() ? "health.whenCancelled" : "health.when", report.looked().size(), Dates.relative(report.at())));
        }
    }

    private void state(Node icon, String words, String detail) {
        sign.getChildren().setAll(icon);
        sentence.setText(words);
        when.setText(detail);
    }

    private void showLocks() {
        if (model.locksProblemProperty().get() != null) {
            locks.getChildren().setAll(LocksLines.of(model.locksProblemProperty().get()));
        } else if (model.locksProperty().get() != null) {
            locks.getChildren().setAll(LocksLines.of(model.locksProperty().get(), model.databaseName()));
        } else {
            locks.getChildren().setAll(new Label(Messages.text("health.locksLooking")));
        }
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
