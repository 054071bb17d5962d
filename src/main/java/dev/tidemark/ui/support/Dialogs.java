package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks and tells the person. Nothing here waits: answers come to the callbacks, on the window's thread; a cancelled question calls none. */
public interface Dialogs {
    /** Shows what happened, what is unchanged and what to do next. */
    void showProblem(Problem problem);

    /** Asks before something is done; {@code onConfirmed} runs when the person presses the verb. */
    void confirm(Confirmation confirmation, Runnable onConfirmed);

    /** Lets the person choose an existing file. */
    void chooseFile(FileQuestion question, Consumer<Path> onChosen);

    /** Lets the person choose a folder. */
    void chooseFolder(FileQuestion question, Consumer<Path> onChosen);

    /** Lets the person name a file to write; the system asks before an existing one is taken. */
    void saveFile(FileQuestion question, Consumer<Path> onChosen);

    /** Tells something that needs no answer; vanishes after some seconds. */
    default void notify(String text) {
        notify(text, Optional.empty());
    }

    /** Tells something, with a thing that can be done about it: stays until it is used or closed. */
    default void notify(String text, String actionLabel, Runnable action) {
        notify(text, Optional.of(new Action(actionLabel, action)));
    }

    /** Tells something; with an action it stays until it is used or closed. */
    void notify(String text, Optional<Action> action);

    /** The usual end of a failure: a sheet, or only a notification when the person cancelled it. */
    default void tell(Problem problem) {
        if (problem.code() == ProblemCode.CANCELLED) {
            notify(problem.what());
        } else {
            showProblem(problem);
        }
    }

    /** A button in a notification: "Undo". */
    record Action(String label, Runnable run) { }

    /**
     * A question for a file or a folder.
     *
     * @param title names the deed: "Open a database"
     * @param startFolder where to begin; null for the system's choice
     * @param fileName what a new file is to be called; null where none is written
     * @param kind what the files are: "SQLite databases"; null for all files
     * @param patterns "*.db", …; empty for all files
     */
    record FileQuestion(String title, Path startFolder, String fileName, String kind, List<String> patterns) {
        public FileQuestion {
            patterns = List.copyOf(patterns);
        }

        /** A question for any file or folder. */
        public static FileQuestion of(String title) {
            return new FileQuestion(title, null, null, null, List.of());
        }

        /** The same question, beginning in {@code folder}. */
        public FileQuestion in(Path folder) {
            return new FileQuestion(title, folder, fileName, kind, patterns);
        }

        /** The same question, proposing {@code name}. */
        public FileQuestion named(String name) {
            return new FileQuestion(title, startFolder, name, kind, patterns);
        }

        /** The same question for files of one kind only. */
        public FileQuestion only(String kindOfFiles, String... filePatterns) {
            return new FileQuestion(title, startFolder, fileName, kindOfFiles, List.of(filePatterns));
        }
    }
}
