package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the scripts of a migration for an editor. A script that is applied is never written. Blocking; no SQL runs. */
public final class ScriptEditing {
    private final MigrationService migrations;
    private final Journal journal;

    public ScriptEditing(MigrationService migrations, Journal journal) {
        this.migrations = migrations;
        this.journal = journal;
    }

    /**
     * A migration's two scripts as they were read.
     *
     * @param text with plain line ends, whatever the file has
     * @param undo where the undo script is, or would be
     * @param undoText empty when there is no undo script
     * @param applied whether the database has it, so that the script must stay as it is
     */
    public record Opened(String label, Path script, String text, Path undo, String undoText, boolean applied) { }

    /**
     * Reads both scripts.
     *
     * @param fileName of the migration's script
     * @throws Problem MIGRATION_UNREADABLE
     */
    public Opened open(String fileName) {
        Layer layer = layer(fileName);
        Migration migration = layer.migration().orElseThrow();
        Path undo = migration.undoPath();
        return new Opened(migration.label(), migration.script(), plain(migration.sql()), undo, plain(migration.undoText().orElse("")), isApplied(layer));
    }

    /**
     * Writes what was edited; what is as it was is not touched. An undo script that is not there is made as soon as it has a text.
     *
     * @return both as they are now
     * @throws Problem SCRIPT_APPLIED, SCRIPT_CHANGED_MEANWHILE, INPUT_OUTPUT; then nothing was written
     */
    public Opened save(Opened opened, String text, String undoText) {
        boolean scriptEdited = !text.equals(opened.text());
        boolean undoEdited = !undoText.equals(opened.undoText());
        if (scriptEdited && isApplied(layer(opened.script().getFileName().toString()))) {
            throw Problem.of(ProblemCode.SCRIPT_APPLIED, "file", opened.script().getFileName());
        }
        List<String> saved = new ArrayList<>();
        if (scriptEdited) {
            requireUnchanged(opened.script(), opened.text());
        }
        if (undoEdited) {
            requireUnchanged(opened.undo(), opened.undoText());
        }
        journal.requireChangeable();
        if (scriptEdited) {
            write(opened.script(), text);
            saved.add(opened.script().getFileName().toString());
        }
        if (undoEdited) {
            write(opened.undo(), undoText);
            saved.add(opened.undo().getFileName().toString());
        }
        if (!saved.isEmpty()) {
            journal.add("script", "Edited " + String.join(" and ", saved) + ".", null, List.of());
        }
        return open(opened.script().getFileName().toString());
    }

    private Layer layer(String fileName) {
        return migrations.timeline().layers().stream().filter(l -> l.migration().filter(m -> m.fileName().equals(fileName)).isPresent()).findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.MIGRATION_UNREADABLE, "file", fileName, "detail", "it is not in the migrations folder any more", "advice", "Put it back from your version control, or choose another script."));
    }

    /** A repeatable migration is made to be edited: it runs again. */
    private static boolean isApplied(Layer layer) {
        return layer.version() != null && layer.state().inDatabase();
    }

    private static void requireUnchanged(Path file, String asOpened) {
        Optional<String> now = read(file);
        if (!plain(now.orElse("")).equals(asOpened)) {
            throw Problem.of(ProblemCode.SCRIPT_CHANGED_MEANWHILE, "file", file.getFileName());
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }

    /** With the line ends that the file had. */
    private static void write(Path file, String text) {
        boolean windows = read(file).filter(old -> old.contains("\r\n")).isPresent();
        WholeFile.at(file).write(windows ? text.replace("\n", "\r\n") : text);
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
