package dev.tidemark.core.migrations;

import dev.tidemark.core.common.LineDifference;
import dev.tidemark.core.common.LineDifference.Line;
import java.util.List;

/**
 * A script that was edited after it was applied, line by line.
 *
 * @param migration the script as it is now
 * @param appliedText its text as it was applied
 * @param difference from the applied text to the present one
 */
public record ScriptChange(Migration migration, String appliedText, LineDifference difference) {
    static ScriptChange between(String appliedText, Migration migration) {
        return new ScriptChange(migration, appliedText, LineDifference.between(appliedText, migration.sql()));
    }

    /** All lines of both, in order. */
    public List<Line> lines() {
        return difference.lines();
    }

    /** The migration as it was applied. */
    public Migration original() {
        return new Migration(migration.version(), migration.description(), migration.script(), appliedText, Checksum.of(appliedText), migration.undoScript());
    }

    /** The lines that differ, see {@link LineDifference#shortened}. */
    public List<String> shortened(int around) {
        return difference.shortened(around);
    }

    /** As {@link #shortened}, the other way round: what putting the applied text back takes away and brings. */
    public List<String> backwards(int around) {
        return difference.backwards().shortened(around);
    }
}
