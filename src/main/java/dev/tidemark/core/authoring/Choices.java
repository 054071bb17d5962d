package dev.tidemark.core.authoring;

import dev.tidemark.core.sqlite.Identifiers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person decides about a derived script. A value.
 *
 * @param renames confirmed ones
 * @param othersAreNew whether what only looks like a rename is none: the old goes with its data and the new comes
 * @param fills what rows without a value get, as SQL text by "table.column", with the names as they are afterwards
 * @param floor the oldest SQLite that has to run it; null for the workspace's setting
 */
public record Choices(Renames renames, boolean othersAreNew, Map<String, String> fills, Floor floor) {
    public Choices {
        fills = Map.copyOf(fills);
    }

    /** Nothing decided yet. */
    public static Choices none() {
        return new Choices(Renames.none(), false, Map.of(), null);
    }

    public Choices withRenames(Renames wanted) {
        return new Choices(wanted, othersAreNew, fills, floor);
    }

    /** With everything a new thing that is not a confirmed rename. */
    public Choices withoutFurtherRenames() {
        return new Choices(renames, true, fills, floor);
    }

    /** @param value SQL text: {@code 0}, {@code 'none'}, {@code (lower(name))} */
    public Choices withFill(String tableAndColumn, String value) {
        Map<String, String> more = new LinkedHashMap<>(fills);
        more.put(tableAndColumn, value);
        return new Choices(renames, othersAreNew, more, floor);
    }

    public Choices withFloor(Floor wanted) {
        return new Choices(renames, othersAreNew, fills, wanted);
    }

    /**
     * A value as a person types it, as SQL text: numbers, texts in quotes, NULL and CURRENT_… as they are, an expression in brackets too, and all else as a text.
     */
    public static String value(String typed) {
        String text = typed.strip();
        boolean sql = text.matches("(?is)[+-]?\\d+(\\.\\d+)?|x?'([^']|'')*'|\\(.*\\)|NULL|TRUE|FALSE|CURRENT_(DATE|TIME|TIMESTAMP)");
        return sql ? text : Identifiers.literal(typed);
    }

    Floor floorOr(Floor setting) {
        return floor == null ? setting : floor;
    }
}
