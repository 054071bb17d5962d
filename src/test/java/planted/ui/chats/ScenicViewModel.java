package planted.ui.chats;

/** Planted: a view model with a node. */
class ScenicViewModel {
    Object node() {
        return new javafx.scene.layout.Region();
    }
}
