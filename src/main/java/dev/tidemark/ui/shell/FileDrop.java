package dev.tidemark.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Opens a database file or a workspace folder that is dropped on the window. */
final class FileDrop {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final List<String> ENDINGS = List.of(".db", ".sqlite", ".sqlite3", ".db3");

    FileDrop(Node target, Node highlighted, Consumer<Path> open) {
        target.setOnDragOver(event -> {
            if (droppable(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                highlighted.pseudoClassStateChanged(DROP, true);
            }
            event.consume();
        });
        target.setOnDragExited(event -> highlighted.pseudoClassStateChanged(DROP, false));
        target.setOnDragDropped(event -> {
            Optional<Path> dropped = droppable(event);
            event.setDropCompleted(dropped.isPresent());
            event.consume();
            dropped.ifPresent(open);
        });
    }

    private static Optional<Path> droppable(DragEvent event) {
        List<File> files = event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
        return choose(files);
    }

    /** One folder, or one file that is named as a database. */
    static Optional<Path> choose(List<File> files) {
        if (files.size() != 1) {
            return Optional.empty();
        }
        File file = files.getFirst();
        String name = file.getName().toLowerCase(Locale.ROOT);
        return file.isDirectory() || ENDINGS.stream().anyMatch(name::endsWith) ? Optional.of(file.toPath()) : Optional.empty();
    }
}
