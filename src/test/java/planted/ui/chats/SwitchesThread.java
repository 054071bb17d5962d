package planted.ui.chats;

/** Planted: a screen that goes to the window's thread by itself. */
class SwitchesThread {
    void later(Runnable task) {
        javafx.application.Platform.runLater(task);
    }
}
