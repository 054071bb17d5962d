package dev.tidemark.core.diagram;

import dev.tidemark.core.common.Cancellation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * One layout of tables that foreign keys join, by ELK's layered algorithm (https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html): parents at
 * the left, children at the right, lines in right angles from the row of the referring column to the row of the one referred to.
 */
final class LayoutRun {
    private static final double BETWEEN_LAYERS = 56;
    private static final double BETWEEN_BOXES = 28;
    private static final double BETWEEN_LINES = 12;
    private static final double BETWEEN_PARTS = 48;
    private static final double AROUND = 22;
    private static final double ASPECT = 1.6;
    private static final double PORTS_APART = 6;

    static {
        // Tells ELK the types of its options, whatever class loader the thread has.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    /** By table: which row shows a column. */
    private final Map<String, Map<String, Integer>> rows = new HashMap<>();
    private final Map<String, ElkPort> parentPorts = new HashMap<>();
    /** In the order of the links, of which two may be alike. */
    private final List<ElkEdge> edges = new ArrayList<>();
    private final List<TableBox> boxes;
    private final List<Link> links;

    LayoutRun(List<TableBox> boxes, List<Link> links, int tallest) {
        this.boxes = boxes;
        this.links = links;
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.ASPECT_RATIO, ASPECT);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 2 * BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 2 * BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_PARTS);
        root.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, AROUND);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        // Half as tall as by the default, and a few more corners.
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        if (tallest > 0) {
            root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.COFFMAN_GRAHAM);
            root.setProperty(LayeredOptions.LAYERING_COFFMAN_GRAHAM_LAYER_BOUND, tallest);
        }
        boxes.forEach(this::add);
        addLinks();
    }

    private void add(TableBox box) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(box.width(), box.height());
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        nodes.put(box.table(), node);
        Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int row = 0; row < box.rows().size(); row++) {
            places.putIfAbsent(box.rows().get(row).name(), row);
        }
        rows.put(box.table(), places);
    }

    /** The links that begin at the same row of a box, beside each other. */
    private record Bundle(String child, int row, boolean loop) { }

    private void addLinks() {
        Map<Bundle, Integer> sizes = new HashMap<>();
        links.forEach(link -> sizes.merge(bundle(link), 1, Integer::sum));
        Map<Bundle, Integer> added = new HashMap<>();
        for (Link link : links) {
            Bundle bundle = bundle(link);
            edges.add(edge(link, bundle, added.merge(bundle, 1, Integer::sum) - 1, sizes.get(bundle)));
        }
    }

    private Bundle bundle(Link link) {
        return new Bundle(link.child(), row(link.child(), link.key().columns()), link.loop());
    }

    private ElkEdge edge(Link link, Bundle bundle, int place, int together) {
        int row = bundle.row();
        double apart = Math.min(PORTS_APART, ((row < 0 ? Measures.HEAD : Measures.ROW) - PORTS_APART) / together);
        double shift = (place - (together - 1) / 2.0) * apart;
        ElkPort to = port(link.child(), link.loop() ? PortSide.EAST : PortSide.WEST, Measures.middle(row) + shift);
        int parentRow = row(link.parent(), link.key().parentColumns());
        // Lines to the same row run together; those that may point nowhere in a bundle of their own, since their ends differ.
        ElkPort from = parentPorts.computeIfAbsent(link.parent() + '\0' + parentRow + link.required() + link.loop(),
            key -> port(link.parent(), PortSide.EAST, Measures.middle(parentRow) + (link.loop() ? -PORTS_APART : link.required() ? 0 : PORTS_APART)));
        return ElkGraphUtil.createSimpleEdge(from, to);
    }

    private ElkPort port(String table, PortSide side, double y) {
        ElkNode node = nodes.get(table);
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setLocation(side == PortSide.EAST ? node.getWidth() : 0, y);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }

    /** The row of the first of the columns that is shown; -1, the head, for none. */
    private int row(String table, List<String> columns) {
        return columns.isEmpty() ? -1 : rows.get(table).getOrDefault(columns.getFirst(), -1);
    }

    /** Lays out, from the origin on. @throws dev.tidemark.core.common.Problem CANCELLED */
    Result run(Cancellation cancellation) {
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor() {
            @Override public boolean isCanceled() {
                return cancellation.isCancelled();
            }
        });
        cancellation.check("laying out the diagram");
        List<TableBox> placed = boxes.stream().map(box -> box.at(nodes.get(box.table()).getX(), nodes.get(box.table()).getY())).toList();
        return new Result(placed, IntStream.range(0, links.size()).mapToObj(i -> drawn(links.get(i), edges.get(i))).toList(), root.getWidth(), root.getHeight());
    }

    private static Link drawn(Link link, ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(section.getEndX(), section.getEndY()));
        return new Link(link.child(), link.parent(), link.key(), link.required(), link.single(), points.reversed());
    }

    record Result(List<TableBox> boxes, List<Link> links, double width, double height) { }
}
