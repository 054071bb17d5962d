package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Optional;

/**
 * How the live schema differs from what its applied migrations build.
 *
 * @param version the version the database is at
 * @param deviations object by object; empty when there is no drift
 * @param assumptions what had to be taken for granted, one sentence each
 * @param built what the applied migrations build
 * @param live what is there
 */
public record Drift(Optional<Version> version, List<Deviation> deviations, List<String> assumptions, Schema built, Schema live) {
    public boolean found() {
        return !deviations.isEmpty();
    }

    /** "The database is what V9 builds.", "The database differs from what V9 builds in 2 objects." */
    public String sentence() {
        String expected = version.isPresent() ? "what " + Timeline.label(version) + " builds" : "an empty database at base";
        return found() ? "The database differs from " + expected + " in " + Texts.count(deviations.size(), "object", "objects") + "." : "The database is " + expected + ".";
    }
}
