package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.UndoScripts;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Migration;
import java.util.List;
import java.util.stream.Collectors;

/** Migrations that cannot be rolled back for want of an undo script; one can be derived for each. */
public final class MissingUndoCheck implements HealthCheck {
    private static final int NAMED = 8;

    private final UndoScripts undoScripts;

    public MissingUndoCheck(UndoScripts undoScripts) {
        this.undoScripts = undoScripts;
    }

    @Override public String title() {
        return "Undo scripts";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Migration> without = examination.folder().map(folder -> folder.versioned().stream().filter(m -> m.undo().isEmpty()).toList()).orElse(List.of());
        if (without.isEmpty()) {
            return List.of();
        }
        String named = without.stream().limit(NAMED).map(m -> m.version().label()).collect(Collectors.joining(", ")) + (without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "");
        return List.of(new Finding("missing-undo", Severity.NOTE, Texts.count(without.size(), "migration has", "migrations have") + " no undo script: " + named + ".", "",
            without.stream().map(this::cure).toList()));
    }

    private Cure cure(Migration migration) {
        return new Cure("derive-" + migration.version(), "Derive the undo script of " + migration.version().label(),
            "Written beside the migration for your review; it brings the structure back, not the data. The database is not touched.", Cure.Touches.FILES,
            () -> undoScripts.derive(migration.version()).text().lines().toList(),
            (progress, cancellation) -> "Saved " + undoScripts.save(undoScripts.derive(migration.version())).getFileName() + ".");
    }
}
