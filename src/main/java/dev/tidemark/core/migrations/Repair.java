package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a repair of the schema history will do, action by action, as a value for the preview. No SQL of a migration runs. */
public record Repair(List<Action> actions) {
    public Repair {
        actions = List.copyOf(actions);
    }

    /** One row that is removed, corrected or taken back. */
    public sealed interface Action {
        /** The row that it is about. */
        HistoryRow row();

        /** What will be done to it, in one sentence. */
        String sentence();
    }

    /** A row of a run that failed half-way goes, so that the migration is pending again. */
    public record RemoveFailed(HistoryRow row) implements Action {
        @Override public String sentence() {
            return "Remove the failed row of " + label(row) + ": it is pending again.";
        }
    }

    /** The script as it is now counts as the one that was applied. */
    public record Accept(HistoryRow row, Migration migration) implements Action {
        @Override public String sentence() {
            boolean text = !Objects.equals(row.checksum(), migration.checksum());
            return text ? "Accept the script of " + label(row) + " as it is now: its checksum becomes " + migration.checksum() + "."
                : "Accept the new name of " + label(row) + ": “" + migration.description() + "”.";
        }
    }

    /** The script is gone, and the row counts no more. */
    public record TakeBack(HistoryRow row) implements Action {
        @Override public String sentence() {
            return "Mark " + label(row) + " as not applied: its script is gone. What it did to the database stays.";
        }
    }

    /** The part of it that makes one script's present text, or name, count as applied; empty when there is none. */
    public Optional<Repair> accepting(Version version) {
        return actions.stream().filter(a -> a instanceof Accept accept && version.equals(accept.row().version())).findFirst().map(a -> new Repair(List.of(a)));
    }

    public boolean empty() {
        return actions.isEmpty();
    }

    /** "Repaired the schema history: 2 rows." */
    public String sentence() {
        return empty() ? "Nothing to repair: history and scripts agree." : "Repaired the schema history: " + Texts.count(actions.size(), "row", "rows") + ".";
    }

    private static String label(HistoryRow row) {
        return row.version() == null ? "Repeatable: " + row.description() : row.version().label() + " " + row.description();
    }
}
