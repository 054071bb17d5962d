package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Brings scripts back as they were applied, from the texts that the journal keeps. The database is only read. Blocking. */
public final class ScriptRecovery {
    private final Workspace workspace;
    private final Database database;
    private final Journal journal;
    private final AppliedScripts applied;

    public ScriptRecovery(Workspace workspace, Database database, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.journal = journal;
        this.applied = new AppliedScripts(journal);
    }

    /** The text of a migration as it was applied; empty when it is not applied or nobody has kept the text. */
    public Optional<String> appliedText(HistoryRow row) {
        return applied.kept(row);
    }

    /** How the script of an applied version was changed; empty when it was not, or when the applied text is not known. */
    public Optional<ScriptChange> change(Version version) {
        Optional<Migration> file = file(version);
        return file.flatMap(migration -> row(version).flatMap(row -> change(migration, row)));
    }

    /** The same, of a migration and its row that were read before. */
    public Optional<ScriptChange> change(Migration migration, HistoryRow row) {
        return Objects.equals(row.checksum(), migration.checksum()) ? Optional.empty() : applied.kept(row).map(text -> ScriptChange.between(text, migration));
    }

    /**
     * Puts the text that was applied back into the script's file. The edited text is kept in the journal.
     *
     * @return the file
     * @throws Problem APPLIED_TEXT_UNKNOWN, INPUT_OUTPUT
     */
    public Path putBack(Version version) {
        ScriptChange change = change(version).orElseThrow(() -> Problem.of(ProblemCode.APPLIED_TEXT_UNKNOWN, "script", version.label()));
        Path file = change.migration().script();
        Draft draft = Draft.of("script", "Put " + file.getFileName() + " back as it was applied.", null, List.of("The edited text is kept with this entry."), null)
            .with(Map.of(change.migration().fileName(), change.migration().sql()));
        // The edited text is in the journal before it goes from its file.
        Journal.Intent intent = journal.intend(draft);
        try {
            WholeFile.at(file).write(change.appliedText());
        } catch (Problem failure) {
            intent.dropped(draft);
            throw failure;
        }
        intent.done(draft);
        return file;
    }

    /**
     * Writes the lost script of an applied migration into the migrations folder again.
     *
     * @return the new file
     * @throws Problem APPLIED_TEXT_UNKNOWN, OUTPUT_EXISTS, INPUT_OUTPUT
     */
    public Path recover(HistoryRow row) {
        String text = applied.kept(row).orElseThrow(() -> Problem.of(ProblemCode.APPLIED_TEXT_UNKNOWN, "script", row.script()));
        Path file = workspace.migrations().resolve(row.script()).normalize();
        if (!file.startsWith(workspace.migrations())) {
            file = workspace.migrations().resolve(AppliedScripts.fileName(row));
        }
        journal.requireChangeable();
        WholeFile.at(file).makingFolder().unlessThere().write(text);
        journal.add("script", "Recovered " + file.getFileName() + " from the journal.", null, List.of());
        return file;
    }

    /**
     * Writes the undo script of a recovered migration beside it again, from the newest roll back that the journal tells of, or from the built-in scripts.
     *
     * @param script what {@link #recover} gave
     * @return the new file; empty when its text is not kept, or when it is there
     * @throws Problem INPUT_OUTPUT
     */
    public Optional<Path> recoverUndo(Path script) {
        Path file = script.resolveSibling("U" + script.getFileName().toString().substring(1));
        if (Files.exists(file) || !script.getFileName().toString().startsWith("V")) {
            return Optional.empty();
        }
        return applied.newest(file.getFileName().toString()).map(text -> {
            journal.requireChangeable();
            WholeFile.at(file).unlessThere().write(text);
            journal.add("script", "Recovered " + file.getFileName() + ".", null, List.of());
            return file;
        });
    }

    private Optional<Migration> file(Version version) {
        return MigrationFolder.read(workspace.migrationFolders()).migrations().stream().filter(m -> version.equals(m.version())).findFirst();
    }

    private Optional<HistoryRow> row(Version version) {
        return database.read(SchemaHistory::read).applied().stream().filter(row -> version.equals(row.version())).findFirst();
    }
}
