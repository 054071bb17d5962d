package dev.tidemark.core.compare;

import dev.tidemark.core.common.LineDifference;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaDifference.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * How the live schema differs from another one. What was ADDED is only in the live database, what was REMOVED only in the other.
 *
 * @param other what it is compared with
 * @param changes object by object; blanks, comments, case and needless quotes make no difference
 * @param alike how many objects are the same in both
 */
public record SchemaComparison(Other other, List<Deviation> changes, int alike) {
    public SchemaComparison {
        changes = List.copyOf(changes);
    }

    static SchemaComparison between(Other other, Schema there, Schema here) {
        List<Deviation> changes = Deviation.between(there, here);
        long gone = changes.stream().filter(change -> change.change().after() == null || change.change().before() != null).count();
        return new SchemaComparison(other, changes, (int) (there.objects().size() - gone));
    }

    public boolean same() {
        return changes.isEmpty();
    }

    /** "The schema is that of V7.", "The schema differs from V7 in 2 objects; 14 are alike." */
    public String sentence() {
        return same() ? "The schema is that of " + other.label() + "."
            : "The schema differs from " + other.label() + " in " + Texts.count(changes.size(), "object", "objects") + "; " + Texts.grouped(alike) + (alike == 1 ? " is" : " are") + " alike.";
    }

    /** What is different about an object, in a few words: "column title is missing; chat_id is NOT NULL", "only here", "not here", "defined in other words". */
    public static String words(Deviation deviation) {
        return switch (deviation.change().kind()) {
            case ADDED -> "only here";
            case REMOVED -> "not here";
            case CHANGED -> deviation.details().isEmpty() ? "defined in other words" : String.join("; ", deviation.details());
        };
    }

    /** The statements of an object line by line: those of the other database are the old ones, the live ones the new. */
    public static List<String> lines(Change change) {
        List<String> lines = new ArrayList<>();
        LineDifference.between(text(change.before()), text(change.after())).lines().forEach(line -> lines.add(line.marked()));
        return lines;
    }

    private static String text(String sql) {
        return sql == null ? "" : sql;
    }
}
