package dev.tidemark.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The yardstick of the window: JavaFX with one label. */
public final class BareWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private BareWindow() { }

    public static void main(String[] args) {
        Application.launch(OneLabel.class);
    }

    /** A window with one label. */
    public static final class OneLabel extends Application {
        @Override public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Hello")), WIDTH, HEIGHT));
            stage.show();
            FirstFrame.tellWhenShown(stage, scene -> true);
        }
    }
}
