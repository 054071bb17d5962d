package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.FindKey;
import dev.tidemark.ui.support.Gradually;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The timeline of migrations with the tide mark, and the chosen one beside it. */
public final class MigrationsController implements FeatureView {
    private static final double DETAIL_SHARE = 0.42;
    /** Below this width the lesser buttons of the card show their signs alone. */
    private static final double ROOM_FOR_WORDS = 390;

    private final FeatureContext context;
    private final MigrationsViewModel model;
    private final Parent root;
    private final FindingsModel findings;
    private TimelineView view;
    private LayerDetail layerDetail;
    private LayerTabs layerTabs;
    private LayerCures cures;

    @FXML private Label subtitle;
    @FXML private SearchField find;
    @FXML private Label found;
    @FXML private MenuButton more;
    @FXML private HBox content;
    @FXML private ListView<TimelineItem> timeline;
    @FXML private Pane overlay;
    @FXML private VBox detail;
    @FXML private Label name;
    @FXML private HBox chips;
    @FXML private StackPane curesBox;
    @FXML private TabPane tabs;
    @FXML private VBox facts;
    @FXML private Button copyScript;
    @FXML private Button editScript;
    @FXML private Button act;
    @FXML private StackPane empty;

    private MigrationsController(FeatureContext context) {
        this.context = context;
        this.model = new MigrationsViewModel(context.session(), context.jobs(), context.dialogs(), this::showPlan, this::showWaysBack,
            () -> context.navigator().open(new Request.OpenFeature("health")));
        this.findings = new FindingsModel(context.session(), context.jobs());
        this.root = Views.load(this);
        FindKey.install(root, find, context.sheets());
        refresh();
    }

    /** The migrations' entry of the rail; the badge tells how many are pending. */
    public static Feature feature(ObservableValue<String> pendingBadge) {
        return Feature.onDatabase("migrations", Messages.text("migrations.title"), "td-waves", MigrationsController::new).withBadge(pendingBadge)
            .answering(Request.PlanMigrate.class, Request.PlanRollback.class, Request.OpenVersion.class, Request.EditScript.class, Request.NewMigration.class)
            .offering(new Feature.Command(Messages.text("migrations.command.migrate"), "fth-arrow-up", new Request.PlanMigrate("latest")),
                new Feature.Command(Messages.text("migrations.command.base"), "fth-arrow-down", new Request.PlanRollback("base")),
                new Feature.Command(Messages.text("migrations.command.new"), "fth-plus", new Request.NewMigration("")),
                new Feature.Command(Messages.text("migrations.command.schema"), "fth-file-plus", new Request.NewMigration("schema")),
                new Feature.Command(Messages.text("migrations.command.drift"), "fth-git-branch", new Request.NewMigration("drift")));
    }

    @FXML
    private void initialize() {
        detail.prefWidthProperty().bind(content.widthProperty().multiply(DETAIL_SHARE));
        shorten(copyScript, "fth-copy");
        shorten(editScript, "fth-edit");
        subtitle.textProperty().bind(model.subtitleProperty());
        view = new TimelineView(timeline);
        timeline.setItems(model.items());
        TideDrag drag = new TideDrag(timeline, overlay, item -> model.actionOf(item).map(action -> Messages.text("migrations.letGo", action.label())), item ->
            model.actionOf(item).ifPresent(MigrationsViewModel.PlanAction::run));
        timeline.setCellFactory(list -> new TimelineCell(drag, findings, model::planMigrate, model::planRollback,
            backup -> context.navigator().open(new Request.OpenBackup(backup.name()))));
        timeline.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (TimelineView.isStop(now)) {
                model.selectedProperty().set(now);
            }
        });
        TimelineKeys.install(timeline, model::planForSelected, this::beginToFind);
        new LayerMenu(model, context).install(timeline, more);
        layerDetail = new LayerDetail(context.session(), name, chips, facts);
        layerTabs = new LayerTabs(tabs, context, findings);
        cures = new LayerCures(context, this::refresh, timeline::requestFocus);
        curesBox.getChildren().add(cures);
        curesBox.visibleProperty().bind(cures.visibleProperty());
        curesBox.managedProperty().bind(cures.visibleProperty());
        model.selectedProperty().addListener((source, before, now) -> showSelected(now));
        model.items().addListener((ListChangeListener<TimelineItem>) change -> showEmptyOrContent());
        model.problemProperty().addListener((source, before, now) -> showEmptyOrContent());
        find.textProperty().addListener((source, before, now) -> find(false));
        find.setOnAction(event -> find(true));
        showEmptyOrContent();
        Gradually.bring(content);
    }

    private void shorten(Button button, String icon) {
        String words = button.getText();
        button.setAccessibleText(words);
        Tips.on(button, words);
        button.setGraphic(Icons.of(icon));
        button.contentDisplayProperty().bind(detail.widthProperty().map(width -> width.doubleValue() < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    @Override public Parent root() {
        return root;
    }

    /** Findings as well: an undo script or lint's settings may have changed where the timeline has not. */
    @Override public void refresh() {
        model.refresh();
        findings.lookAgain();
    }

    @Override public boolean handle(Request request) {
        switch (request) {
            case Request.PlanMigrate(String target) -> model.planMigrate(target);
            case Request.PlanRollback(String target) -> model.planRollback(target);
            case Request.OpenVersion(String version) -> model.select(version);
            case Request.NewMigration(String source, String file) -> NewMigrationSheet.open(context, source, file);
            case Request.EditScript(String fileName) -> ScriptSheet.open(context, fileName);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void showPlan(Plan plan) {
        new PlanController(new PlanViewModel(plan, context.session(), context.jobs(), context.dialogs(), context.navigator()), context.sheets(), context.dialogs()).open();
    }

    private void showWaysBack(WaysBack ways) {
        new WaysBackController(new WaysBackViewModel(ways, context.session(), context.jobs(), context.dialogs(), this::showPlan), context.sheets()).open();
    }

    private void showSelected(TimelineItem item) {
        if (timeline.getSelectionModel().getSelectedItem() != item) {
            int index = model.items().indexOf(item);
            timeline.getSelectionModel().clearAndSelect(index);
            if (index >= 0) {
                view.reveal(index);
            }
        }
        detail.setVisible(TimelineView.isStop(item));
        boolean layered = item instanceof TimelineItem.LayerItem;
        tabs.setVisible(layered);
        copyScript.setVisible(layered);
        editScript.setVisible(item instanceof TimelineItem.LayerItem(var shown, int at) && shown.migration().isPresent());
        if (item instanceof TimelineItem.LayerItem(var layer, int depth)) {
            layerDetail.show(layer);
            layerTabs.show(layer);
            cures.show(layer);
        } else if (item instanceof TimelineItem.Ground) {
            layerDetail.showGround();
            cures.clear();
        }
        model.mainAction().ifPresentOrElse(action -> {
            act.setText(action.label());
            act.setGraphic(Icons.of(action.danger() ? "fth-arrow-down" : "fth-arrow-up"));
            act.getStyleClass().removeAll("danger", "primary");
            act.getStyleClass().add(action.danger() ? "danger" : "primary");
            act.setVisible(true);
        }, () -> act.setVisible(false));
    }

    private void showEmptyOrContent() {
        Problem problem = model.problemProperty().get();
        boolean nothing = problem != null || model.items().isEmpty();
        content.setVisible(!nothing);
        empty.setVisible(nothing);
        if (problem != null) {
            empty.getChildren().setAll(Cells.emptyState("fth-alert-triangle", problem.what() + " " + problem.next(), Messages.text("migrations.again"), this::refresh));
        } else if (nothing) {
            Node state = Cells.emptyState("td-waves", Messages.text("migrations.none", context.session().services().workspace().migrations()));
            empty.getChildren().setAll(state);
        }
    }

    /** A character typed in the timeline goes to the search field, and the rest is typed there. */
    private void beginToFind(String typed) {
        find.requestFocus();
        find.setText(typed);
        find.end();
    }

    private void find(boolean onwards) {
        int matches = model.find(find.getText(), onwards);
        found.setText(find.getText().isBlank() ? "" : Messages.text("migrations.found", matches));
    }

    @FXML
    private void act() {
        model.planForSelected();
    }

    @FXML
    private void newMigration() {
        NewMigrationSheet.open(context, "", "");
    }

    @FXML
    private void edit() {
        if (model.selectedProperty().get() instanceof TimelineItem.LayerItem(var layer, int depth)) {
            layer.migration().ifPresent(migration -> ScriptSheet.open(context, migration.fileName()));
        }
    }

    @FXML
    private void copy() {
        Clipboards.copy(layerTabs.text());
        context.dialogs().notify(Messages.text(layerTabs.text().isEmpty() ? "migrations.nothingCopied" : "migrations.copied"));
    }
}
