package planted.cli;

/** Planted: a command that uses JavaFX. */
class DrawsInCli {
    Object property() {
        return new javafx.beans.property.SimpleStringProperty();
    }
}
