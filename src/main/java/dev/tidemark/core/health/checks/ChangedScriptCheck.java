package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.Repair;
import dev.tidemark.core.migrations.RepairService;
import dev.tidemark.core.migrations.ScriptChange;
import dev.tidemark.core.migrations.ScriptRecovery;
import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A script was edited, or renamed, after it was applied. */
public final class ChangedScriptCheck implements HealthCheck {
    private static final int LINES_AROUND = 2;

    private final ScriptRecovery recovery;
    private final RepairService repairs;
    private final NewMigrations authoring;

    public ChangedScriptCheck(ScriptRecovery recovery, RepairService repairs, NewMigrations authoring) {
        this.recovery = recovery;
        this.repairs = repairs;
        this.authoring = authoring;
    }

    @Override public String title() {
        return "Scripts that were changed";
    }

    @Override public boolean aboutMigrations() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Layer> changed = examination.timeline().map(timeline -> timeline.troubled().stream().filter(layer -> layer.state() == MigrationState.CHANGED).toList()).orElse(List.of());
        if (changed.isEmpty()) {
            return List.of();
        }
        Repair repair = repairs.plan();
        return changed.stream().map(layer -> layer.edited() ? edited(layer, repair) : renamed(layer, repair)).toList();
    }

    private Finding edited(Layer layer, Repair all) {
        Optional<ScriptChange> change = recovery.change(layer.migration().orElseThrow(), layer.applied().orElseThrow());
        List<Cure> cures = new ArrayList<>();
        change.ifPresent(c -> {
            cures.add(new Cure("put-back", "Put the old text back", "The script becomes what was applied. The edited text is kept in the journal; the database is not touched.", Cure.Touches.FILES,
                () -> c.backwards(LINES_AROUND),
                (progress, cancellation) -> "Put " + recovery.putBack(layer.version()).getFileName() + " back as it was applied."));
            if (onlyCommentsDiffer(c)) {
                return;
            }
            cures.add(new Cure("new-migration", "Make a new migration of the change",
                "The old text is put back, and what the edit changes in the structure becomes a new migration that is still to be run.", Cure.Touches.FILES,
                () -> authoring.ofEdit(c).text().lines().toList(),
                (progress, cancellation) -> "Saved " + authoring.saveEdit(c).getFileName() + "; it is pending."));
        });
        all.accepting(layer.version()).ifPresent(repair -> cures.add(accept(repair, change.map(c -> c.shortened(LINES_AROUND)).orElse(List.of()))));
        return new Finding("changed-script", Severity.ERROR, layer.versionLabel() + " " + layer.description() + " was edited after it was applied"
            + (change.isEmpty() ? ", and the text that was applied is not known." : "."), layer.versionLabel(), cures);
    }

    /** Such an edit does nothing that a new migration could do. */
    private static boolean onlyCommentsDiffer(ScriptChange change) {
        return words(change.appliedText()).equals(words(change.migration().sql()));
    }

    private static List<String> words(String script) {
        return SqlTokens.of(script).stream().map(token -> script.substring(token.start(), token.end())).toList();
    }

    private Finding renamed(Layer layer, Repair all) {
        String before = layer.applied().orElseThrow().description();
        return new Finding("renamed-script", Severity.ERROR, layer.versionLabel() + " was applied as “" + before + "”, and its script is now called “" + layer.description()
            + "”. Flyway refuses that.", layer.versionLabel(), all.accepting(layer.version()).map(r -> List.of(accept(r, List.of()))).orElse(List.of()));
    }

    private Cure accept(Repair repair, List<String> lines) {
        return new Cure("accept", "Accept the script as it is", "The schema history takes the script for what was applied. Nothing of it runs, so the database stays as it is. A backup is taken first.", Cure.Touches.DATABASE,
            () -> {
                List<String> preview = new ArrayList<>(repair.actions().stream().map(Repair.Action::sentence).toList());
                preview.addAll(lines);
                return preview;
            },
            (progress, cancellation) -> {
                repairs.repair(repair, progress, cancellation);
                return repair.sentence();
            });
    }
}
