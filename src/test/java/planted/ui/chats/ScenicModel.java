package planted.ui.chats;

/** Planted: a model that knows a stage. */
class ScenicModel {
    void close(javafx.stage.Stage stage) {
        stage.close();
    }
}
