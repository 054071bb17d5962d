package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Logo;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is shown while no workspace is open: the ways to open one. */
public final class WelcomeController {
    private static final double LOGO_SIZE = 56;

    private final ShellModel model;
    private final Commands commands;

    @FXML private StackPane logo;
    @FXML private VBox recentBox;
    @FXML private VBox recentList;

    public WelcomeController(ShellModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        logo.getChildren().add(Logo.node(LOGO_SIZE));
        model.recent().addListener((ListChangeListener<RecentWorkspace>) change -> showRecent());
        showRecent();
    }

    @FXML
    private void openFolder() {
        commands.openFolder();
    }

    @FXML
    private void openFile() {
        commands.openFile();
    }

    @FXML
    private void create() {
        commands.create();
    }

    private void showRecent() {
        recentList.getChildren().setAll(model.recent().stream().map(this::recentButton).toList());
        recentBox.setVisible(!model.recent().isEmpty());
        recentBox.setManaged(recentBox.isVisible());
    }

    private Node recentButton(RecentWorkspace workspace) {
        Button button = new Button(null, Cells.titled(workspace.name(), workspace.path().toString()));
        button.setAccessibleText(workspace.name() + ", " + workspace.path());
        button.getStyleClass().addAll("ghost", "recent");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> commands.open(workspace.path()));
        return button;
    }
}
