package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** {@link Dialogs} as sheets and notifications in the window, and the system's own file choosers. */
public final class FxDialogs implements Dialogs {
    private final Sheets sheets;
    private final Toasts toasts;
    private final Window window;
    /** Several reads fail alike when the file cannot be read: one sheet tells it. */
    private ProblemSheet shown;
    private Consumer<Path> rescue;

    public FxDialogs(Layers layers, Window window) {
        this.sheets = layers.sheets();
        this.toasts = layers.toasts();
        this.window = window;
    }

    /** Who reads what is left of a damaged file, offered with the problems of such files. */
    public void rescueWith(Consumer<Path> rescuing) {
        rescue = rescuing;
    }

    @Override
    public void showProblem(Problem problem) {
        if (shown == null || !shown.tells(problem)) {
            shown = new ProblemSheet(sheets, problem, rescue);
            shown.show();
        }
    }

    @Override
    public void confirm(Confirmation confirmation, Runnable onConfirmed) {
        new ConfirmationSheet(sheets, confirmation, onConfirmed).show();
    }

    @Override
    public void chooseFile(FileQuestion question, Consumer<Path> onChosen) {
        answer(fileChooser(question).showOpenDialog(window), onChosen);
    }

    @Override
    public void chooseFolder(FileQuestion question, Consumer<Path> onChosen) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(question.title());
        chooser.setInitialDirectory(startFolder(question));
        answer(chooser.showDialog(window), onChosen);
    }

    @Override
    public void saveFile(FileQuestion question, Consumer<Path> onChosen) {
        answer(fileChooser(question).showSaveDialog(window), onChosen);
    }

    @Override
    public void notify(String text, Optional<Action> action) {
        toasts.show(text, action);
    }

    private static void answer(File chosen, Consumer<Path> onChosen) {
        if (chosen != null) {
            onChosen.accept(chosen.toPath());
        }
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
