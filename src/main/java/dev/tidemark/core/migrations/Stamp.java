package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stamp will do, as a value for the preview.
 *
 * @param from the version before; empty at base
 * @param to the version after; empty at base
 * @param add migrations that will count as applied, in order; nothing of them runs
 * @param takeBack applied rows that will count no more, newest first
 * @param makesHistory whether the history table itself has to be made
 * @param deviations how the live schema differs from what the target builds; with any, a reason is asked for
 * @param unknownBecause why it could not be compared, then a reason is asked for too; null when it could
 */
public record Stamp(Optional<Version> from, Optional<Version> to, List<Migration> add, List<HistoryRow> takeBack, boolean makesHistory,
                    List<Deviation> deviations, String unknownBecause) {
    public Stamp {
        add = List.copyOf(add);
        takeBack = List.copyOf(takeBack);
        deviations = List.copyOf(deviations);
    }

    public boolean empty() {
        return add.isEmpty() && takeBack.isEmpty() && !makesHistory;
    }

    /** Whether a person has to say why it shall be done all the same. */
    public boolean needsReason() {
        return !deviations.isEmpty() || unknownBecause != null;
    }

    /** "Stamp V7", "Stamp base". */
    public String title() {
        return "Stamp " + Timeline.label(to);
    }

    /** "Stamped base → V7: 7 migrations marked as applied." */
    public String sentence() {
        List<String> what = new ArrayList<>();
        if (!add.isEmpty()) {
            what.add(Texts.count(add.size(), "migration", "migrations") + " marked as applied");
        }
        if (!takeBack.isEmpty()) {
            what.add(Texts.count(takeBack.size(), "migration", "migrations") + " marked as not applied");
        }
        if (what.isEmpty()) {
            what.add("the history begins at " + Timeline.label(to));
        }
        return "Stamped " + Timeline.label(from) + " → " + Timeline.label(to) + ": " + String.join(", ", what) + ".";
    }

    /** One line for each row that is written. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        takeBack.forEach(row -> lines.add("Mark as not applied: " + (row.version() == null ? "Repeatable:" : row.version().label()) + " " + row.description()));
        add.forEach(migration -> lines.add("Mark as applied: " + migration.label()));
        return lines;
    }

    /** Whether the same rows would be written. */
    boolean writesTheSameAs(Stamp other) {
        return from.equals(other.from) && to.equals(other.to) && add.equals(other.add) && takeBack.equals(other.takeBack) && makesHistory == other.makesHistory;
    }
}
