package dev.tidemark.bench;

import dev.tidemark.app.Launcher;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/** Tidemark itself, started as a person starts it, watched from beside until its first screen names the database's version. */
public final class AppStart {
    private AppStart() { }

    /** @param args the version as the screen names it, for example V9, and then Tidemark's own arguments */
    public static void main(String[] args) {
        String version = args[0];
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> FirstFrame.tellWhenShown(window, scene -> screenNames(scene, version)));
            }
        });
        String[] own = new String[args.length - 1];
        System.arraycopy(args, 1, own, 0, own.length);
        Launcher.main(own);
    }

    private static boolean screenNames(Scene scene, String version) {
        Node screen = scene == null ? null : scene.lookup("#content");
        return screen != null && names(screen, version);
    }

    private static boolean names(Node node, String version) {
        if (node instanceof Labeled label && label.getText() != null && label.getText().contains(version)) {
            return true;
        }
        return node instanceof Parent parent && parent.getChildrenUnmodifiable().stream().anyMatch(child -> names(child, version));
    }
}
