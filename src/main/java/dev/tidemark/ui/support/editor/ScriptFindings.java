package dev.tidemark.ui.support.editor;

import dev.tidemark.core.authoring.lint.EditedScripts;
import dev.tidemark.core.authoring.lint.EditedScripts.Found;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Looks through a migration's two scripts in their editors, a moment after the last key and beside the window's thread, and shows what was found in the margins.
 * What is known around the scripts is read once. On the window's thread only.
 */
public final class ScriptFindings {
    private static final Duration PAUSE = Duration.millis(250);

    private final Jobs jobs;
    private final LintService lint;
    private final SqlEditor script;
    private final SqlEditor undo;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private volatile EditedScripts around;
    private Path file;
    private String undoName;
    private Job running;
    private int edition;

    /** Watches both editors from now on; looks as soon as it is told {@link #of} which files they hold. */
    public ScriptFindings(Jobs jobs, LintService lint, SqlEditor script, SqlEditor undo) {
        this.jobs = jobs;
        this.lint = lint;
        this.script = script;
        this.undo = undo;
        pause.setOnFinished(event -> look());
        script.textProperty().addListener((source, before, now) -> changed());
        undo.textProperty().addListener((source, before, now) -> changed());
    }

    /**
     * These files are in the editors.
     *
     * @param scriptFile need not exist yet; null for texts in which nothing is to be found
     */
    public void of(Path scriptFile, String undoFileName) {
        file = scriptFile;
        undoName = undoFileName;
        changed();
    }

    private void changed() {
        edition++;
        if (running != null) {
            running.cancel();
        }
        if (file == null) {
            pause.stop();
            show(new Found(List.of(), List.of()));
        } else {
            pause.playFromStart();
        }
    }

    private void look() {
        int mine = edition;
        Path of = file;
        String name = of.getFileName().toString();
        String backName = undoName;
        String text = script.getText();
        String undoText = undo.getText();
        running = jobs.<Found>read("editor.findings " + name, (progress, cancellation) -> {
            if (around == null) {
                around = lint.edited(of);
            }
            return around.check(name, text, backName, undoText, cancellation);
        }, found -> {
            if (mine == edition) {
                show(found);
            }
        }, this::failed);
    }

    private void show(Found found) {
        script.showMarkers(found.script().stream().map(ScriptFindings::marker).toList());
        undo.showMarkers(found.undo().stream().map(ScriptFindings::marker).toList());
    }

    /** Amid typing this is no matter for a dialog. */
    private void failed(Problem problem) {
        if (problem.code() != ProblemCode.CANCELLED) {
            script.showMarkers(List.of(new Marker(1, Severity.NOTE, problem.what() + " " + problem.next())));
        }
    }

    private static Marker marker(LintFinding finding) {
        return new Marker(finding.place().line(), finding.severity(), finding.sentence() + " " + finding.fix());
    }
}
