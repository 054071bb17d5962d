package dev.tidemark.core.diagram;

import dev.tidemark.core.common.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A diagram as SVG: a document of its own, with light and dark colours as the reader's system asks for them, and the full names and keys as titles.
 */
public final class SvgPicture {
    private static final String WHAT = "writing the diagram";
    private static final String STYLE = """

        svg { --back: #f5f7f8; --card: #ffffff; --ink: #15212b; --muted: #5c6b78; --line: #7b8996; --edge: #c3ced5; --head: #dcf0f1; --accent: #096d76; --bad: #b42318; background: var(--back); }
        @media (prefers-color-scheme: dark) {
          svg { --back: #10171c; --card: #172027; --ink: #e4ebf0; --muted: #96a5b2; --line: #6c7b88; --edge: #3a4853; --head: #12373b; --accent: #3cc0ca; --bad: #ff8478; }
        }
        text { font-family: "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12px; fill: var(--ink); white-space: pre; }
        .small { font-size: 10px; } .muted { fill: var(--muted); } .sign { fill: var(--accent); font-weight: bold; } .name { font-weight: bold; } .bad text, text.bad { fill: var(--bad); }
        .card { fill: var(--card); stroke: var(--edge); } .head { fill: var(--head); } .missing .card { stroke: var(--bad); stroke-dasharray: 4 3; }
        .link { fill: none; stroke: var(--line); stroke-width: 1.25; } .optional .run { stroke-dasharray: 5 4; } .end { fill: var(--back); }
        """;

    private final Diagram diagram;
    private final XMLStreamWriter xml;
    private final Cancellation cancellation;

    private SvgPicture(Diagram diagram, XMLStreamWriter xml, Cancellation cancellation) {
        this.diagram = diagram;
        this.xml = xml;
        this.cancellation = cancellation;
    }

    /**
     * Writes the document in UTF-8. What XML cannot hold in names is written as U+FFFD.
     *
     * @param title names the picture
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    public static void write(Diagram diagram, String title, OutputStream out, Cancellation cancellation) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            new SvgPicture(diagram, xml, cancellation).write(title);
            xml.flush();
        } catch (XMLStreamException failure) {
            throw failure.getNestedException() instanceof IOException io ? new UncheckedIOException(io) : new IllegalStateException(failure);
        }
    }

    private void write(String title) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        start("svg", "xmlns", "http://www.w3.org/2000/svg", "role", "img", "width", number(diagram.width()), "height", number(diagram.height()),
            "viewBox", "0 0 " + number(diagram.width()) + " " + number(diagram.height()));
        element("title", title);
        element("style", STYLE);
        for (Link link : diagram.links()) {
            cancellation.check(WHAT);
            link(link);
        }
        if (diagram.unrelated().isPresent()) {
            text("muted", diagram.unrelated().get().x(), diagram.unrelated().get().y(), "Tables without references");
        }
        for (TableBox box : diagram.boxes()) {
            cancellation.check(WHAT);
            box(box);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void link(Link link) throws XMLStreamException {
        start("g", "class", link.required() ? "link" : "link optional");
        element("title", link.words() + ", " + link.cardinality() + (link.key().onDelete().equals("NO ACTION") ? "" : ", on delete " + link.key().onDelete()));
        // From the parent on, so that the dashes of lines that run together there lie upon each other.
        empty("path", "class", "run", "d", path(link.points().reversed()));
        for (LineEnd.Stroke stroke : LineEnd.of(link)) {
            if (stroke.circle()) {
                empty("circle", "class", "end", "cx", number(stroke.points().getFirst().x()), "cy", number(stroke.points().getFirst().y()), "r", number(LineEnd.RADIUS));
            } else {
                empty("path", "d", path(stroke.points()));
            }
        }
        xml.writeEndElement();
    }

    private void box(TableBox box) throws XMLStreamException {
        start("g", "class", box.kind() == TableBox.Kind.MISSING ? "table missing bad" : "table");
        element("title", box.table());
        empty("rect", "class", "card", "x", number(box.x()), "y", number(box.y()), "width", number(box.width()), "height", number(box.height()), "rx", number(Measures.RADIUS));
        if (box.kind() != TableBox.Kind.MISSING) {
            empty("path", "class", "head", "d", head(box));
        }
        text("name", box.x() + Measures.INSET, box.y() + Measures.HEAD / 2, Measures.table(box.table()));
        if (box.kind() != TableBox.Kind.TABLE) {
            textEnd("small muted", box.x() + box.width() - Measures.INSET, box.y() + Measures.HEAD / 2, Measures.label(box.kind()));
        }
        for (int i = 0; i < box.rows().size(); i++) {
            BoxRow row = box.rows().get(i);
            double y = box.y() + Measures.middle(i);
            if (!row.sign().isEmpty()) {
                text("small sign", box.x() + Measures.INSET, y, row.sign());
            }
            text("", box.x() + Measures.names(box), y, Measures.column(row.name()));
            textEnd("small muted", box.x() + box.width() - Measures.INSET, y, Measures.type(row));
        }
        if (box.more() > 0) {
            text("small muted", box.x() + Measures.names(box), box.y() + Measures.middle(box.rows().size()), Measures.more(box.more()));
        }
        xml.writeEndElement();
    }

    /** The coloured part with the name: rounded above, and below too where the box has no rows. */
    private static String head(TableBox box) {
        String r = number(Measures.RADIUS - 1);
        String below = box.height() > Measures.HEAD ? "v" + number(Measures.HEAD - Measures.RADIUS) + " h" + number(1 - box.width())
            : "v" + number(Measures.HEAD - 2 * Measures.RADIUS + 1) + corner(r, "-", "") + "h" + number(2 * Measures.RADIUS - 1 - box.width()) + corner(r, "-", "-");
        return "M" + number(box.x() + 0.5) + " " + number(box.y() + Measures.RADIUS - 0.5) + corner(r, "", "-") + "h" + number(box.width() - 2 * Measures.RADIUS + 1) + corner(r, "", "") + below + " Z";
    }

    private static String corner(String r, String right, String down) {
        return " a" + r + " " + r + " 0 0 1 " + right + r + " " + down + r + " ";
    }

    private static String path(List<Point> points) {
        return points.stream().map(p -> number(p.x()) + " " + number(p.y())).collect(Collectors.joining(" L", "M", ""));
    }

    private void text(String styleClass, double x, double middle, String text) throws XMLStreamException {
        start("text", "class", styleClass, "x", number(x), "y", number(middle), "dy", "0.35em");
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void textEnd(String styleClass, double x, double middle, String text) throws XMLStreamException {
        start("text", "class", styleClass, "text-anchor", "end", "x", number(x), "y", number(middle), "dy", "0.35em");
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
        xml.writeCharacters("\n");
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
            }
        }
    }

    /** Only what XML 1.0 can hold (https://www.w3.org/TR/xml/#charsets). */
    private static String clean(String text) {
        return text.codePoints().map(c -> c == '\n' || c == '\t' || c >= 0x20 && c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && c < 0xFFFE || c > 0xFFFF ? c : 0xFFFD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
