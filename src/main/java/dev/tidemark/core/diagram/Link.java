package dev.tidemark.core.diagram;

import dev.tidemark.core.schema.ForeignKey;
import java.util.List;

/**
 * A foreign key, drawn.
 *
 * @param child the table that declares it
 * @param parent the table that it points to, as that one writes its own name
 * @param required whether every row of the child points to a row of the parent: no column of the key takes NULL
 * @param single whether at most one row of the child points to the same row of the parent: a unique key lies within its columns
 * @param points corners of the line: the first one on the edge of the child's box, the last one on the edge of the parent's
 */
public record Link(String child, String parent, ForeignKey key, boolean required, boolean single, List<Point> points) {
    public Link {
        points = List.copyOf(points);
    }

    /** "documents (project_id) → projects (id)". */
    public String words() {
        return child + " (" + String.join(", ", key.columns()) + ") → " + parent + (key.parentColumns().isEmpty() ? "" : " (" + String.join(", ", key.parentColumns()) + ")");
    }

    /** How many rows of the child go with a row of the parent, and the other way. */
    public String cardinality() {
        return (single ? "one or none" : "any number") + " to " + (required ? "exactly one" : "one or none");
    }

    /** Whether the table refers to itself. */
    public boolean loop() {
        return child.equals(parent);
    }
}
