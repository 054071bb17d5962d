package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The version whose schema a database without a history matches best.
 *
 * @param version empty when base is the nearest
 * @param deviations how the database differs from what that version builds; empty for an exact match
 * @param alike further versions that build the same schema: they change rows only, so the schema cannot tell them apart
 */
public record Proposal(Optional<Version> version, List<Deviation> deviations, List<Version> alike) {
    /** "The database is exactly what V7 builds.", "The database is nearest to V7, with 3 differences." */
    public String sentence() {
        String label = Timeline.label(version);
        String match = deviations.isEmpty() ? "The database is exactly what " + label + " builds"
            : "The database is nearest to " + label + ", with " + Texts.count(deviations.size(), "difference", "differences");
        return match + (alike.isEmpty() ? "." : "; " + alike.stream().map(Version::label).collect(Collectors.joining(", ")) + " cannot be told apart by the schema.");
    }
}
