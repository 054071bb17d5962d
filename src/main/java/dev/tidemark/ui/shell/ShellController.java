package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Logo;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The frame of the window. */
public final class ShellController {
    private static final double LOGO_SIZE = 22;
    /** In pixels as the zoom leaves them; below it the rail keeps to its icons, so that the screens keep their room. */
    private static final double ROOM_FOR_NAMES = 1040;

    private final ShellModel model;
    private final ShellNavigator navigator;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Commands commands;
    private final Runnable showPalette;
    private Parent welcome;

    @FXML private BorderPane root;
    @FXML private StackPane logo;
    @FXML private Label workspaceName;
    @FXML private Button databasePath;
    @FXML private Label versionChip;
    @FXML private StackPane backUpBox;
    @FXML private Button backUp;
    @FXML private StackPane migrateBox;
    @FXML private Button migrate;
    @FXML private HBox lookBar;
    @FXML private Label looking;
    @FXML private Button save;
    @FXML private Button leave;
    @FXML private HBox troubleBar;
    @FXML private Label trouble;
    @FXML private Button rescue;
    @FXML private VBox rail;
    @FXML private StackPane content;
    @FXML private Label size;
    @FXML private Label journalMode;
    @FXML private Label foreignKeys;
    @FXML private HBox lastBackupBox;
    @FXML private Label lastBackup;
    @FXML private Label readOnly;
    @FXML private HBox running;
    @FXML private Label doing;
    @FXML private ProgressBar progress;
    @FXML private Button cancelJob;
    @FXML private Label ready;
    @FXML private Button everything;

    /** @param showPalette opens the command palette */
    public ShellController(ShellModel model, ShellNavigator navigator, Jobs jobs, Dialogs dialogs, Commands commands, Runnable showPalette) {
        this.model = model;
        this.navigator = navigator;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.commands = commands;
        this.showPalette = showPalette;
    }

    @FXML
    private void initialize() {
        logo.getChildren().add(Logo.node(LOGO_SIZE));
        new Rail(rail, navigator, root.widthProperty().lessThan(ROOM_FOR_NAMES));
        new FileDrop(root, content, commands::open);
        bindTopBar();
        bindStatusBar();
        welcome = Views.load(new WelcomeController(model, commands));
        navigator.shownProperty().addListener((source, before, now) -> showContent());
        navigator.onScreensClosed(this::showContent);
        model.openProperty().addListener((source, before, now) -> showContent());
        model.openingProperty().addListener((source, before, now) -> {
            if (!model.openProperty().get()) {
                showContent();
            }
        });
        showContent();
    }

    private void bindTopBar() {
        workspaceName.textProperty().bind(model.workspaceNameProperty().map(name -> name.isEmpty() ? Messages.text("shell.name") : name));
        databasePath.textProperty().bind(model.shortPathProperty());
        model.databasePathProperty().subscribe(path -> Tips.on(databasePath, path.isEmpty() ? "" : Messages.text("shell.path", path)));
        StatusView.showWhile(databasePath, model.databasePathProperty().isNotEmpty());
        StatusView.bindText(versionChip, model.versionChipProperty());
        model.busyProperty().bind(jobs.current().busyProperty());
        Tips.explain(backUpBox, backUp, model.backUpReasonProperty());
        Tips.explain(migrateBox, migrate, model.migrateReasonProperty());
        migrate.textProperty().bind(model.migrateLabelProperty());
        looking.textProperty().bind(model.lookingProperty());
        leave.textProperty().bind(model.leavingProperty());
        StatusView.showWhile(lookBar, model.lookingProperty().isNotEmpty());
        StatusView.showWhile(save, model.unsavedProperty());
        StatusView.showWhile(leave, model.leavingProperty().isNotEmpty());
        trouble.textProperty().bind(model.troubleProperty());
        StatusView.showWhile(rescue, model.rescuableProperty());
        StatusView.showWhile(troubleBar, model.troubleProperty().isNotEmpty());
        StatusView.showWhile(backUpBox, model.openProperty());
        StatusView.showWhile(migrateBox, model.openProperty());
    }

    private void bindStatusBar() {
        StatusView.bindText(size, model.sizeTextProperty());
        StatusView.bindText(journalMode, model.journalModeTextProperty());
        StatusView.bindText(foreignKeys, model.foreignKeysTextProperty());
        lastBackup.textProperty().bind(model.lastBackupTextProperty().map(text -> text.isEmpty() ? Messages.text("status.noBackup") : text));
        StatusView.showWhile(lastBackupBox, model.openProperty());
        StatusView.showWhile(readOnly, model.readOnlyProperty());
        StatusView.bindJob(ready, running, doing, jobs.current());
        progress.progressProperty().bind(jobs.current().fractionProperty());
        cancelJob.disableProperty().bind(jobs.current().cancellableProperty().not());
        everything.setAccessibleText(Messages.text("shortcut.PALETTE"));
    }

    private void showContent() {
        Feature feature = navigator.shownProperty().get();
        if (feature.needsDatabase() && !model.openProperty().get()) {
            show(model.openingProperty().get() ? opening() : welcome);
            return;
        }
        FeatureView view = navigator.view(feature);
        boolean focusGoes = Focus.isLeftBehind(content, rail);
        show(view.root());
        view.onShown();
        if (focusGoes) {
            Focus.enter(content, rail);
        }
    }

    private static Node opening() {
        Label words = new Label(Messages.text("shell.opening"));
        words.setId("opening");
        words.getStyleClass().add("muted");
        return words;
    }

    private void show(Node node) {
        if (content.getChildren().size() != 1 || content.getChildren().getFirst() != node) {
            content.getChildren().setAll(node);
        }
    }

    @FXML
    private void copyPath() {
        Clipboards.copy(model.databasePathProperty().get());
        dialogs.notify(Messages.text("shell.pathCopied"));
    }

    @FXML
    private void rescue() {
        commands.rescueOpen();
    }

    @FXML
    private void save() {
        commands.save();
    }

    @FXML
    private void leave() {
        commands.leave();
    }

    @FXML
    private void readAgain() {
        commands.readAgain();
    }

    @FXML
    private void backUp() {
        navigator.open(new Request.BackUpNow());
    }

    @FXML
    private void migrate() {
        navigator.open(new Request.PlanMigrate("latest"));
    }

    @FXML
    private void cancelJob() {
        jobs.current().cancel();
    }

    @FXML
    private void openPalette() {
        showPalette.run();
    }
}
