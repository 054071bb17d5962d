package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.workspace.TidemarkToml;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Derives missing undo scripts from the schemas that the migrations build. The database is neither read nor changed. Blocking. */
public final class UndoScripts {
    private final Workspace workspace;
    private final ScratchSchema scratch;
    private final Journal journal;

    public UndoScripts(Workspace workspace, ScratchSchema scratch, Journal journal) {
        this.workspace = workspace;
        this.scratch = scratch;
        this.journal = journal;
    }

    /**
     * The undo script of a version, derived; nothing is written.
     *
     * @throws Problem VERSION_UNKNOWN when its migration is not in the folder; SCRATCH_FAILED when the scripts do not run on an empty database
     */
    public DerivedUndo derive(Version version) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        List<Migration> versioned = folder.versioned();
        Migration migration = versioned.stream().filter(m -> m.version().equals(version)).findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.VERSION_UNKNOWN, "version", version, "known", folder.versions()));
        Optional<Version> below = folder.fromNothing().stream().map(Migration::version).filter(v -> v.compareTo(version) < 0).reduce((a, b) -> b);
        Schema before = scratch.at(folder, below);
        Schema after = scratch.at(folder, Optional.of(version));
        Renames renames = ScriptRenames.of(migration.statements(), before, after).inverse();
        SchemaScript script = SchemaScript.between(after, before, renames, new Fills(Map.of(), true), Floor.of(TidemarkToml.of(workspace)));
        return new DerivedUndo(migration, script, DerivedUndo.rowChanges(migration));
    }

    /**
     * Saves a derived script beside its migration, after a person has seen it; from then on the ordinary roll back runs it.
     *
     * @return the file
     * @throws Problem OUTPUT_EXISTS when there is an undo script already; it is never overwritten
     */
    public Path save(DerivedUndo undo) {
        return save(undo, undo.text());
    }

    /** As {@link #save(DerivedUndo)}, with the words that a person made of it. */
    public Path save(DerivedUndo undo, String text) {
        return save(List.of(undo), List.of(text)).getFirst();
    }

    /** Saves several with their own words, all of them or none, as {@link #save(DerivedUndo)}. */
    public List<Path> saveAll(List<DerivedUndo> undos) {
        return save(undos, undos.stream().map(DerivedUndo::text).toList());
    }

    /**
     * Saves several, all of them or none.
     *
     * @param texts in the order of the scripts
     * @return the files
     * @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT
     */
    List<Path> save(List<DerivedUndo> undos, List<String> texts) {
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        for (int i = 0; i < undos.size(); i++) {
            if (undos.get(i).migration().undoScript() != null) {
                throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", undos.get(i).migration().undoScript());
            }
            files.put(undos.get(i).file(), texts.get(i));
        }
        journal.requireChangeable();
        NewFiles.write(files);
        try {
            for (DerivedUndo undo : undos) {
                journal.add("undo script", "Saved a derived undo script for " + undo.migration().label() + ".", null, List.of(undo.file().getFileName().toString()));
            }
        } catch (Problem problem) {
            NewFiles.remove(List.copyOf(files.keySet()), problem);
            throw problem;
        }
        return List.copyOf(files.keySet());
    }
}
