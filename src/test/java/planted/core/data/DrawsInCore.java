package planted.core.data;

/** Planted: a core class with a node of JavaFX. */
class DrawsInCore {
    Object draw() {
        return new javafx.scene.layout.Region();
    }
}
