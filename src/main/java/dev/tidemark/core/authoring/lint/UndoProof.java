package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaDifference;
import dev.tidemark.core.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what an undo script leads to with the schema before its migration. */
final class UndoProof {
    private UndoProof() { }

    /**
     * Why the undo script does not lead back, one sentence each; empty when it does, or when that could not be tried.
     *
     * @param back the undo script behind its migration
     */
    static List<String> flaws(Schema before, DryRun back) {
        if (back.failed() != null) {
            return List.of("The undo script does not run after this migration: line " + back.at().line(back.failed().source()) + ", " + back.reason() + ".");
        }
        return back.after().filter(after -> !after.equals(before)).stream().flatMap(after -> Deviation.between(without(after, before), without(before, after)).stream())
            .map(UndoProof::sentence).flatMap(Optional::stream).toList();
    }

    /** The second schema without the tables that are the same in both, so that a change among a thousand tables is found at once. */
    private static Schema without(Schema same, Schema schema) {
        Map<String, Table> others = new HashMap<>();
        same.tables().forEach(table -> others.put(table.name(), table));
        return new Schema(schema.tables().stream().filter(table -> !table.equals(others.get(table.name()))).toList(), schema.views());
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
