package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Affinity;

/** What becomes of values whose column gets another type (https://www.sqlite.org/datatype3.html#type_affinity). */
final class Conversions {
    private Conversions() { }

    /** How a column of a table stores values. ANY is the only type of a STRICT table that turns nothing (https://www.sqlite.org/stricttables.html). */
    static Affinity affinity(String type, boolean strict) {
        return Affinity.of(type, strict);
    }

    /** What becomes of the values, in words; empty when nothing does. */
    static String sentence(String column, Affinity before, Affinity after) {
        if (before == after) {
            return "";
        }
        return column + (after == Affinity.BLOB ? "takes every value as it is from now on." : "is stored as " + after + ": values that can be are turned into that, the others stay as they are."
            + (lose(before, after) ? lost(before) : ""));
    }

    /** Whether a value can be another one after the way there and back: BLOB turns nothing, INTEGER keeps what NUMERIC keeps, and both keep what REAL keeps. */
    static boolean lose(Affinity before, Affinity after) {
        return before != after && after != Affinity.BLOB && !((whole(before) || before == Affinity.REAL) && whole(after));
    }

    /** Which values are others for good then. */
    static String lost(Affinity before) {
        return switch (before) {
            case TEXT -> " Texts such as 007 or 1.50 do not come back as they were.";
            case BLOB -> " Values of other types do not come back as they were.";
            default -> " Numbers of more than 15 digits do not come back as they were.";
        };
    }

    private static boolean whole(Affinity affinity) {
        return affinity == Affinity.INTEGER || affinity == Affinity.NUMERIC;
    }
}
