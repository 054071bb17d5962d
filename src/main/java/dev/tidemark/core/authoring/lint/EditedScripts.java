package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A migration's script and undo script while they are edited: what is known around them was read once, then each text is tried on an empty database in memory,
 * the undo script behind the script as it stands in the editor. Reads no file. Safe for any thread.
 */
public final class EditedScripts {
    private final Linter linter;
    private final LintContext around;

    EditedScripts(Linter linter, LintContext around) {
        this.linter = linter;
        this.around = around;
    }

    /**
     * The findings of both, each by place.
     *
     * @param undo those of the undo script; none while it is empty
     */
    public record Found(List<LintFinding> script, List<LintFinding> undo) { }

    /**
     * Looks through both texts.
     *
     * @param name the script's file name
     * @param undoText empty when there is no undo script
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    public Found check(String name, String text, String undoName, String undoText, Cancellation cancellation) {
        boolean hasUndo = !undoText.isBlank();
        Trial trial = around.before().map(before -> attempt(before, text, hasUndo ? Optional.of(undoText) : Optional.empty())).orElse(Trial.UNKNOWN);
        cancellation.check("the look through the script");
        List<LintFinding> script = linter.check(text, name, around.undo(hasUndo, trial.flaws()), around.before().isPresent() ? trial.there() : null);
        cancellation.check("the look through the script");
        LintContext behind = LintContext.of(around.settings());
        LintContext undo = trial.there().after().map(after -> behind.on(after, trial.before().orElse(after))).orElse(behind);
        return new Found(script, hasUndo ? linter.check(undoText, undoName, undo, trial.back()) : List.of());
    }

    private static Trial attempt(Schema before, String text, Optional<String> undoText) {
        try (EmptyDatabase database = new EmptyDatabase(before)) {
            return Trial.on(database, text, undoText);
        } catch (SQLException failure) {
            // The schema itself cannot be copied here, as one that uses a module of the application's own.
            System.getLogger(EditedScripts.class.getName()).log(System.Logger.Level.DEBUG, "No trial", failure);
            return Trial.untried(Optional.of(before));
        }
    }
}
