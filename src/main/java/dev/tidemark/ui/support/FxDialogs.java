package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link Dialogs} as sheets and notifications in the window; files are asked for outside of it. */
public final class FxDialogs implements Dialogs {
    private final Sheets sheets;
    private final Toasts toasts;
    private final FileChoosers choosers;
    /** Several reads fail alike when the file cannot be read: one sheet tells it. */
    private ProblemSheet shown;
    private Consumer<Path> rescue;

    public FxDialogs(Layers layers, FileChoosers choosers) {
        this.sheets = layers.sheets();
        this.toasts = layers.toasts();
        this.choosers = choosers;
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
        choosers.fileToRead(question).ifPresent(onChosen);
    }

    @Override
    public void chooseFolder(FileQuestion question, Consumer<Path> onChosen) {
        choosers.folder(question).ifPresent(onChosen);
    }

    @Override
    public void saveFile(FileQuestion question, Consumer<Path> onChosen) {
        choosers.fileToWrite(question).ifPresent(onChosen);
    }

    @Override
    public void notify(String text, Optional<Action> action) {
        toasts.show(text, action);
    }
}
