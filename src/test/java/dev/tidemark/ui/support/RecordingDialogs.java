package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link Dialogs} for tests: remembers what was asked and told, and answers as it was told to beforehand. */
public final class RecordingDialogs implements Dialogs {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<FileQuestion> questions = new ArrayList<>();
    private final List<String> notifications = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final Deque<Path> chosen = new ArrayDeque<>();
    private boolean confirms = true;

    /** From now on every question before a deed is cancelled. */
    public RecordingDialogs cancelling() {
        confirms = false;
        return this;
    }

    /** The next question for a file or folder is answered with this; without any, it is cancelled. */
    public RecordingDialogs choosing(Path path) {
        chosen.add(path);
        return this;
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<Confirmation> confirmations() {
        return confirmations;
    }

    public List<FileQuestion> questions() {
        return questions;
    }

    public List<String> notifications() {
        return notifications;
    }

    /** The actions that notifications offered. */
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void showProblem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void confirm(Confirmation confirmation, Runnable onConfirmed) {
        confirmations.add(confirmation);
        if (confirms) {
            onConfirmed.run();
        }
    }

    @Override
    public void chooseFile(FileQuestion question, Consumer<Path> onChosen) {
        answer(question, onChosen);
    }

    @Override
    public void chooseFolder(FileQuestion question, Consumer<Path> onChosen) {
        answer(question, onChosen);
    }

    @Override
    public void saveFile(FileQuestion question, Consumer<Path> onChosen) {
        answer(question, onChosen);
    }

    @Override
    public void notify(String text, Optional<Action> action) {
        notifications.add(text);
        action.ifPresent(actions::add);
    }

    private void answer(FileQuestion question, Consumer<Path> onChosen) {
        questions.add(question);
        if (!chosen.isEmpty()) {
            onChosen.accept(chosen.remove());
        }
    }
}
