package dev.tidemark.core.diagram;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every table of a schema, and every foreign key, its place. Takes a while where there are hundreds. */
public final class DiagramLayout {
    private static final double BETWEEN = 28;
    private static final double ASPECT = 1.6;
    /** Where the picture would be so much taller than wide, its columns are cut. */
    private static final double TOO_TALL = 1.5;
    private static final int SHORTEST_COLUMN = 6;

    private DiagramLayout() { }

    /**
     * Lays out the tables that a person thinks of as theirs; housekeeping and the inner tables of modules are left out. Blocking; the same schema gives the same diagram.
     *
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    public static Diagram of(Schema schema, Detail detail, Cancellation cancellation) {
        Sketch sketch = Sketch.of(schema, detail);
        Set<String> joined = new HashSet<>();
        sketch.links().forEach(link -> joined.addAll(List.of(link.child(), link.parent())));
        List<TableBox> related = sketch.boxes().stream().filter(box -> joined.contains(box.table())).toList();
        List<TableBox> others = sketch.boxes().stream().filter(box -> !joined.contains(box.table())).toList();
        LayoutRun.Result result = related.isEmpty() ? new LayoutRun.Result(List.of(), List.of(), 0, 0) : layers(related, sketch.links(), cancellation);
        Map<String, TableBox> placed = new HashMap<>();
        result.boxes().forEach(box -> placed.put(box.table(), box.at(box.x() + Measures.MARGIN, box.y() + Measures.MARGIN)));
        List<Link> links = result.links().stream().map(DiagramLayout::moved).toList();
        double width = result.width();
        double height = result.height();
        Optional<Point> heading = Optional.empty();
        if (!others.isEmpty()) {
            double top = related.isEmpty() ? 0 : height + 2 * BETWEEN + Measures.HEAD;
            heading = related.isEmpty() ? Optional.empty() : Optional.of(new Point(Measures.MARGIN, Measures.MARGIN + top - Measures.HEAD / 2));
            List<TableBox> block = block(others, width, top);
            for (TableBox box : block) {
                placed.put(box.table(), box.at(box.x() + Measures.MARGIN, box.y() + Measures.MARGIN));
                width = Math.max(width, box.x() + box.width());
                height = Math.max(height, box.y() + box.height());
            }
        }
        return new Diagram(detail, sketch.boxes().stream().map(box -> placed.get(box.table())).toList(), links, heading, width + 2 * Measures.MARGIN, height + 2 * Measures.MARGIN);
    }

    private static LayoutRun.Result layers(List<TableBox> boxes, List<Link> links, Cancellation cancellation) {
        LayoutRun.Result free = new LayoutRun(boxes, links, 0).run(cancellation);
        if (free.height() <= TOO_TALL * free.width()) {
            return free;
        }
        LayoutRun.Result bound = new LayoutRun(boxes, links, Math.max(SHORTEST_COLUMN, (int) Math.ceil(Math.sqrt(boxes.size())))).run(cancellation);
        return bound.height() < free.height() ? bound : free;
    }

    private static Link moved(Link link) {
        return new Link(link.child(), link.parent(), link.key(), link.required(), link.single(),
            link.points().stream().map(p -> new Point(p.x() + Measures.MARGIN, p.y() + Measures.MARGIN)).toList());
    }

    /** Line by line, as wide as the rest or as a picture of that many tables is. */
    private static List<TableBox> block(List<TableBox> boxes, double least, double top) {
        double area = boxes.stream().mapToDouble(box -> (box.width() + BETWEEN) * (box.height() + BETWEEN)).sum();
        double width = Math.max(least, Math.sqrt(area * ASPECT));
        List<TableBox> placed = new ArrayList<>();
        double x = 0;
        double y = top;
        double tallest = 0;
        for (TableBox box : boxes) {
            if (x > 0 && x + box.width() > width) {
                x = 0;
                y += tallest + BETWEEN;
                tallest = 0;
            }
            placed.add(box.at(x, y));
            x += box.width() + BETWEEN;
            tallest = Math.max(tallest, box.height());
        }
        return placed;
    }
}
