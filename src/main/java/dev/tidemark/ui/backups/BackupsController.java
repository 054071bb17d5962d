package dev.tidemark.ui.backups;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.Kept;
import dev.tidemark.core.backups.KeptService;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.ListSelection;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Views;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The backups. */
public final class BackupsController implements FeatureView {
    /** The backups' entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("backups", Messages.text("backups.title"), "fth-archive", BackupsController::new)
        .answering(Request.BackUpNow.class, Request.OpenBackup.class, Request.ResetDatabase.class).onKeys(Shortcut.EXECUTE)
        .offering(new Feature.Command(Messages.text("backups.resetCommand"), "fth-rotate-ccw", new Request.ResetDatabase()));

    private static final double CELL_HEIGHT = 60;

    private final BackupsViewModel model;
    private final Dialogs dialogs;
    private final Parent root;

    /** Held, since a binding is only weakly held by what it is bound to. */
    private StringBinding scheduleText;
    @FXML private Label subtitle;
    @FXML private Label schedule;
    @FXML private TextField note;
    @FXML private StackPane backUpNowBox;
    @FXML private Button backUpNow;
    @FXML private CheckBox withFiles;
    @FXML private StackPane restoreDatabaseBox;
    @FXML private Button restoreDatabase;
    @FXML private HBox filled;
    @FXML private VBox empty;
    @FXML private ListView<Backup> list;
    @FXML private VBox details;
    @FXML private Label when;
    @FXML private HBox signs;
    @FXML private VBox facts;
    @FXML private StackPane rows;
    @FXML private StackPane restoreBox;
    @FXML private Button restore;
    @FXML private StackPane keptBox;
    @FXML private Hyperlink kept;
    @FXML private StackPane pruneBox;
    @FXML private Button prune;
    @FXML private StackPane pinBox;
    @FXML private Button pin;
    @FXML private Button copyPath;
    @FXML private StackPane verifyBox;
    @FXML private Button verify;

    BackupsController(FeatureContext context) {
        this.model = new BackupsViewModel(context.session(), context.jobs(), context.dialogs(), context.navigator());
        this.dialogs = context.dialogs();
        this.root = Views.load(this);
        refresh();
    }

    @FXML
    private void initialize() {
        details.prefWidthProperty().bind(Columns.share(filled.widthProperty(), 0.42, 440, 640));
        scheduleText = model.schedule();
        schedule.textProperty().bind(scheduleText);
        Tips.on(schedule, Messages.text("schedule.tip"));
        note.textProperty().bindBidirectional(model.noteProperty());
        Tips.explain(backUpNowBox, backUpNow, model.makeReason());
        Tips.explain(pinBox, pin, model.makeReason());
        withFiles.selectedProperty().bindBidirectional(model.withFilesProperty());
        Tips.on(withFiles, Messages.text("backups.withFiles.tip"));
        Tips.explain(restoreBox, restore, model.changeReason());
        Tips.explain(restoreDatabaseBox, restoreDatabase, model.changeReason());
        restoreDatabaseBox.managedProperty().bind(restoreDatabaseBox.visibleProperty());
        Tips.on(copyPath, Messages.text("backups.copyPath"));
        Tips.explain(verifyBox, verify, model.busyReason());
        Tips.explain(pruneBox, prune, model.makeReason());
        Tips.explain(keptBox, kept, model.makeReason());
        keptBox.managedProperty().bind(keptBox.visibleProperty());
        model.keptProperty().subscribe(this::showKept);
        pruneBox.visibleProperty().bind(Bindings.isNotEmpty(model.backups()));
        list.setFixedCellSize(CELL_HEIGHT);
        list.setCellFactory(view -> new BackupCell(model));
        ListSelection.join(list, model.backups(), model.selectedProperty(), Backup::name, model.selectedProperty()::set);
        model.selectedProperty().subscribe(this::show);
        model.liveProperty().subscribe(now -> show(model.selectedProperty().get()));
        model.checks().addListener((MapChangeListener<String, BackupsViewModel.Check>) change -> {
            list.refresh();
            show(model.selectedProperty().get());
        });
        model.backups().addListener((ListChangeListener<Backup>) change -> showCount());
        filled.visibleProperty().bind(Bindings.isNotEmpty(model.backups()));
        empty.visibleProperty().bind(model.loadedProperty().and(Bindings.isEmpty(model.backups())));
        empty.getChildren().setAll(Cells.emptyState("fth-archive", Messages.text("backups.none")));
        showCount();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void execute() {
        if (!backUpNow.isDisabled()) {
            model.backUp();
        }
    }

    @Override
    public boolean handle(Request request) {
        switch (request) {
            case Request.BackUpNow ignored -> model.backUp(null);
            case Request.OpenBackup(String fileName) -> model.open(fileName);
            case Request.ResetDatabase ignored -> model.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    @FXML
    private void backUp() {
        model.backUp();
    }

    @FXML
    private void restore() {
        model.restore(model.selectedProperty().get());
    }

    @FXML
    private void restoreDatabase() {
        model.restoreDatabaseOnly(model.selectedProperty().get());
    }

    @FXML
    private void compare() {
        model.compare(model.selectedProperty().get());
    }

    @FXML
    private void look() {
        model.look(model.selectedProperty().get());
    }

    @FXML
    private void pin() {
        Backup backup = model.selectedProperty().get();
        model.pin(backup, !backup.pinned());
    }

    @FXML
    private void prune() {
        model.prune();
    }

    @FXML
    private void removeKept() {
        kept.setVisited(false);
        model.removeKept();
    }

    @FXML
    private void verify() {
        model.verify(model.selectedProperty().get());
    }

    @FXML
    private void copyPath() {
        Clipboards.copy(model.selectedProperty().get().file().toString());
        dialogs.notify(Messages.text("shell.pathCopied"));
    }

    private void showCount() {
        subtitle.setText(model.backups().isEmpty() ? Messages.text("backups.hint", model.folder()) : model.kept());
        Tips.on(subtitle, model.folder().toString());
    }

    private void showKept(List<Kept> now) {
        keptBox.setVisible(!now.isEmpty());
        kept.setText(Messages.text("backups.kept.link", Texts.count(now.size(), "item", "items"), Texts.size(KeptService.bytes(now))));
    }

    private void show(Backup backup) {
        details.setVisible(backup != null);
        if (backup == null) {
            return;
        }
        pin.setText(Messages.text(backup.pinned() ? "backups.unpin" : "backups.pin"));
        restoreDatabaseBox.setVisible(backup.files().isPresent());
        when.setText(Dates.relative(backup.createdAt()));
        signs.getChildren().setAll(BackupCell.version(backup), BackupCell.sign(backup, model.checks().get(backup.name())));
        facts.getChildren().setAll(BackupFacts.lines(backup));
        rows.getChildren().setAll(BackupFacts.rows(backup, model.liveProperty().get(), table -> model.restoreTable(backup, table)));
    }
}
