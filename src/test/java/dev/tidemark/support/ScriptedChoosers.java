package dev.tidemark.support;

import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.FileChoosers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@link FileChoosers} for tests, since the system's need a display: remember what was asked, and answer as they were told to beforehand. */
public final class ScriptedChoosers implements FileChoosers {
    private final List<FileQuestion> questions = new ArrayList<>();
    private final Deque<Path> answers = new ArrayDeque<>();

    /** The next question is answered with this; without any, it is cancelled. */
    public void answer(Path path) {
        answers.add(path);
    }

    public List<FileQuestion> questions() {
        return questions;
    }

    @Override
    public Optional<Path> fileToRead(FileQuestion question) {
        return next(question);
    }

    @Override
    public Optional<Path> folder(FileQuestion question) {
        return next(question);
    }

    @Override
    public Optional<Path> fileToWrite(FileQuestion question) {
        return next(question);
    }

    private Optional<Path> next(FileQuestion question) {
        questions.add(question);
        return Optional.ofNullable(answers.poll());
    }
}
