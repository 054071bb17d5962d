package dev.tidemark.core.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * The signs at the ends of a link, in the manner of crow's feet, the same at both: three toes for any number of rows, a bar for exactly one, a circle before the bar
 * for one or none.
 */
public final class LineEnd {
    public static final double RADIUS = 3.5;
    private static final double LENGTH = 10;
    private static final double SPREAD = 5;
    private static final double BAR = 6;

    private LineEnd() { }

    /**
     * Something to draw beside the line itself.
     *
     * @param points of an open line; of a circle its middle alone
     */
    public record Stroke(List<Point> points) {
        /** Whether it is a circle of {@link #RADIUS}. */
        public boolean circle() {
            return points.size() == 1;
        }
    }

    /** The signs of both ends; none for a link without points. */
    public static List<Stroke> of(Link link) {
        List<Stroke> strokes = new ArrayList<>();
        if (link.points().size() < 2) {
            return strokes;
        }
        Point child = link.points().getFirst();
        Direction out = Direction.between(child, link.points().get(1));
        if (link.single()) {
            strokes.addAll(oneOrNone(out, child));
        } else {
            strokes.add(new Stroke(List.of(out.at(child, 0, SPREAD), out.at(child, LENGTH, 0), out.at(child, 0, -SPREAD))));
        }
        Point parent = link.points().getLast();
        Direction back = Direction.between(parent, link.points().get(link.points().size() - 2));
        strokes.addAll(link.required() ? List.of(back.bar(parent, BAR)) : oneOrNone(back, parent));
        return strokes;
    }

    private static List<Stroke> oneOrNone(Direction away, Point end) {
        return List.of(away.bar(end, BAR), new Stroke(List.of(away.at(end, BAR + 2 + RADIUS, 0))));
    }

    private record Direction(double x, double y) {
        static Direction between(Point from, Point to) {
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            return length == 0 ? new Direction(1, 0) : new Direction((to.x() - from.x()) / length, (to.y() - from.y()) / length);
        }

        Point at(Point from, double along, double across) {
            return new Point(from.x() + along * x - across * y, from.y() + along * y + across * x);
        }

        Stroke bar(Point from, double along) {
            return new Stroke(List.of(at(from, along, SPREAD), at(from, along, -SPREAD)));
        }
    }
}
