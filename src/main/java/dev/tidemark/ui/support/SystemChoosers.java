package dev.tidemark.ui.support;

import dev.tidemark.ui.support.Dialogs.FileQuestion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own choosers, over a window. They need a display. */
public final class SystemChoosers implements FileChoosers {
    private final Window window;

    public SystemChoosers(Window window) {
        this.window = window;
    }

    @Override
    public Optional<Path> fileToRead(FileQuestion question) {
        return answer(fileChooser(question).showOpenDialog(window));
    }

    @Override
    public Optional<Path> folder(FileQuestion question) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(question.title());
        chooser.setInitialDirectory(startFolder(question));
        return answer(chooser.showDialog(window));
    }

    @Override
    public Optional<Path> fileToWrite(FileQuestion question) {
        return answer(fileChooser(question).showSaveDialog(window));
    }

    private static Optional<Path> answer(File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private static FileChooser fileChooser(FileQuestion question) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(question.title());
        chooser.setInitialDirectory(startFolder(question));
        chooser.setInitialFileName(question.fileName());
        if (!question.patterns().isEmpty()) {
            chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(question.kind(), question.patterns()),
                new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        }
        return chooser;
    }

    /** The system's chooser fails on a folder that is gone. */
    private static File startFolder(FileQuestion question) {
        Path folder = question.startFolder();
        return folder != null && Files.isDirectory(folder) ? folder.toFile() : null;
    }
}
