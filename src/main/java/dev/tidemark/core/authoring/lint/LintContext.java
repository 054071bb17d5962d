package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.GitFolder;
import dev.tidemark.core.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What is known around a script. Rules that need something which is not known here find nothing.
 *
 * @param before the schema that the script runs on
 * @param latest the schema after all migrations of the folder
 * @param hasUndo whether a migration's undo script is beside it
 * @param undoFlaws why the undo script does not lead back, one sentence each
 * @param control what version control says of the file; empty where there is none
 * @param editedAfterApplied whether its text is another than the one that was applied
 */
public record LintContext(LintSettings settings, Optional<Schema> before, Optional<Schema> latest, Optional<Boolean> hasUndo, List<String> undoFlaws,
                          Optional<GitFolder.State> control, boolean editedAfterApplied) {
    /** Nothing but the settings. */
    public static LintContext of(LintSettings settings) {
        return new LintContext(settings, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false);
    }

    /** With the schemas before the script and after all of the folder. */
    public LintContext on(Schema before, Schema latest) {
        return new LintContext(settings, Optional.of(before), Optional.of(latest), hasUndo, undoFlaws, control, editedAfterApplied);
    }

    /** With what is known of the undo script. */
    public LintContext undo(boolean there, List<String> flaws) {
        return new LintContext(settings, before, latest, Optional.of(there), flaws, control, editedAfterApplied);
    }

    /** With what is known of the file. */
    public LintContext file(Optional<GitFolder.State> says, boolean edited) {
        return new LintContext(settings, before, latest, hasUndo, undoFlaws, says, edited);
    }
}
