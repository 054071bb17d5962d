package planted.ui.chats;

/** Planted: a screen with a JavaFX task. */
class RunsTask {
    Object task(javafx.concurrent.Task<?> task) {
        return task.getState();
    }
}
