package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One step of a plan: a migration applied, or one taken back.
 *
 * @param script the file whose statements run: the migration's own, or its undo script
 * @param statements what will be executed, in this order and in these words
 * @param impacts what happens to the data that is there now; empty when nothing does or when {@code forecastGap} says why it is not known
 * @param forecastGap why not all of it could be counted, or null
 */
public record PlanStep(Direction direction, Migration migration, Path script, List<SqlStatement> statements, List<Impact> impacts, String forecastGap) {
    /** "Apply V7 widen document file name", "Undo V7 widen document file name". */
    public String sentence() {
        return (direction == Direction.MIGRATE ? "Apply " : "Undo ") + migration.label();
    }

    public String fileName() {
        return script.getFileName().toString();
    }

    /** What is gone after this step. */
    public List<Impact> losses() {
        return impacts.stream().filter(Impact::isLoss).toList();
    }

    /** Whether the step opposite to this one has its script, so that the structure can come back. */
    public boolean structureComesBack() {
        return direction == Direction.ROLL_BACK || migration.undo().isPresent();
    }

    /** Whether no value that is in the database now goes for good; empty when that is not known before a rehearsal. */
    public Optional<Boolean> dataComesBack() {
        if (!losses().isEmpty()) {
            return Optional.of(false);
        }
        return forecastGap != null || impacts.stream().anyMatch(Impact::overwrites) ? Optional.empty() : Optional.of(true);
    }
}
