package dev.tidemark.core.schema;

import dev.tidemark.core.schema.SchemaDifference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One object by which a live schema deviates from the one that is expected of it.
 *
 * @param change from the expected object to the live one
 * @param details of a table that is different: what is missing, extra or declared otherwise; empty when only its wording differs
 * @param weight how much it counts when the nearest of several schemas is looked for: 1 for another wording or another name of the same
 *     type, 20 for a whole table
 */
public record Deviation(Change change, List<String> details, int weight) {
    public Deviation {
        details = List.copyOf(details);
    }

    /** All deviations, in the order of {@link SchemaDifference#between}. */
    public static List<Deviation> between(Schema expected, Schema live) {
        return of(SchemaDifference.between(expected, live), expected, live);
    }

    static List<Deviation> of(SchemaDifference difference, Schema expected, Schema live) {
        List<Deviation> deviations = new ArrayList<>();
        for (Change change : difference.changes()) {
            Optional<Table> before = change.type().equals("table") ? expected.table(change.name()) : Optional.empty();
            Optional<Table> after = change.type().equals("table") ? live.table(change.name()) : Optional.empty();
            if (before.isPresent() && after.isPresent()) {
                TableDifference tables = TableDifference.between(before.get(), after.get());
                deviations.add(new Deviation(change, tables.details(), Math.max(1, tables.weight())));
            } else {
                deviations.add(new Deviation(change, List.of(), change.type().equals("table") ? 20 : 2));
            }
        }
        return deviations;
    }

    /** "Table “tags” is in the database, and no migration makes it." */
    public String sentence() {
        String what = Character.toUpperCase(change.type().charAt(0)) + change.type().substring(1) + " “" + change.name() + "”";
        return switch (change.kind()) {
            case ADDED -> what + " is in the database, and no migration makes it.";
            case REMOVED -> what + " is missing from the database.";
            case CHANGED -> details.isEmpty() ? what + " is defined in other words than in the migrations." : what + " is different: " + String.join(", ", details) + ".";
        };
    }
}
