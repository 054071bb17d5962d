package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaDifference;
import dev.tidemark.core.sqlite.SqlScript;
import java.util.List;
import java.util.Optional;

/** Runs an undo script on the schema after its migration and compares the result with the schema before. */
final class UndoProof {
    private UndoProof() { }

    /** Why the undo script does not lead back, one sentence each; empty when it does, or when that cannot be tried. */
    static List<String> flaws(Schema before, Schema after, String undo) {
        DryRun run = DryRun.of(after, SqlScript.split(undo).stream().map(Statement::of).toList());
        if (run.failed() != null) {
            return List.of("The undo script does not run after this migration: line " + run.failed().source().line() + ", " + run.reason() + ".");
        }
        return run.after().stream().flatMap(back -> Deviation.between(before, back).stream()).map(UndoProof::sentence).flatMap(Optional::stream).toList();
    }

    /** Other words for the same columns and keys are no difference: SQLite writes a statement anew when it adds or drops a column. */
    private static Optional<String> sentence(Deviation deviation) {
        SchemaDifference.Change change = deviation.change();
        String what = change.type() + " “" + change.name() + "”";
        return switch (change.kind()) {
            case ADDED -> Optional.of("The undo script leaves the " + what + " behind.");
            case REMOVED -> Optional.of("The undo script does not bring the " + what + " back.");
            case CHANGED -> change.type().equals("table") && deviation.details().isEmpty() ? Optional.empty()
                : Optional.of("After the undo script the " + what + " is not what it was" + (deviation.details().isEmpty() ? "." : ": " + String.join(", ", deviation.details()) + "."));
        };
    }
}
