package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.Link;
import java.util.Set;

/**
 * What stands out in a drawn diagram.
 *
 * @param chosen a table; null for none
 * @param focused whether the keyboard is at the chosen one
 * @param pointed the table under the mouse; null for none
 * @param link the foreign key under the mouse; null for none
 * @param near the tables that keys join with those that stand out
 * @param found what the search matches
 */
record Marks(String chosen, boolean focused, String pointed, Link link, Set<String> near, Set<String> found) {
    /** Nothing. */
    static final Marks NONE = new Marks(null, false, null, null, Set.of(), Set.of());

    boolean stands(Link other) {
        return other.equals(link) || touches(other, chosen) || touches(other, pointed);
    }

    private static boolean touches(Link link, String table) {
        return table != null && (link.child().equals(table) || link.parent().equals(table));
    }
}
