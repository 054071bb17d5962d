package dev.tidemark.core.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables and their foreign keys, laid out. The same schema always gives the same diagram.
 *
 * @param boxes in the order of the schema's tables, missing ones behind them; none overlaps another
 * @param links in the order of their tables
 * @param unrelated where the heading of the tables without foreign keys stands; empty when there are none, or no others
 */
public record Diagram(Detail detail, List<TableBox> boxes, List<Link> links, Optional<Point> unrelated, double width, double height) {
    public Diagram {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /** The box of a table, compared as SQLite compares names. */
    public Optional<TableBox> box(String table) {
        return boxes.stream().filter(b -> b.table().equalsIgnoreCase(table)).findFirst();
    }

    /** What lies at a place. */
    public Optional<TableBox> boxAt(double x, double y) {
        return boxes.stream().filter(b -> b.holds(x, y)).findFirst();
    }

    /** The foreign keys that go out of a table. */
    public List<Link> linksFrom(String table) {
        return links.stream().filter(link -> link.child().equals(table)).toList();
    }

    /** The foreign keys that point to a table. */
    public List<Link> linksTo(String table) {
        return links.stream().filter(link -> link.parent().equals(table)).toList();
    }

    /** The tables that a foreign key joins with this one, itself left out. */
    public List<String> neighbours(String table) {
        return Stream.concat(linksFrom(table).stream().map(Link::parent), linksTo(table).stream().map(Link::child)).distinct().filter(name -> !name.equals(table)).toList();
    }
}
