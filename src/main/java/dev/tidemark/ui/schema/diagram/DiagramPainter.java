package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.BoxRow;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.LineEnd;
import dev.tidemark.core.diagram.Link;
import dev.tidemark.core.diagram.Measures;
import dev.tidemark.core.diagram.Point;
import dev.tidemark.core.diagram.TableBox;
import dev.tidemark.ui.schema.diagram.Palette.Tone;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the part of a diagram that can be seen. Small, it leaves out what nobody could read, and writes names as large as their boxes allow. */
final class DiagramPainter {
    private static final String FAMILY = "JetBrains Mono";
    private static final String FAMILY_STRONG = "JetBrains Mono Medium";
    /** Smaller, no columns are drawn. */
    static final double ROWS_FROM = 0.45;
    private static final double SIGNS_FROM = 0.25;
    private static final double LETTER = 0.6;
    private static final double LARGEST_NAME = 11;
    private static final double[] DASHES = {5, 4};

    private final Palette palette;
    private final Font plain = Font.font(FAMILY, Measures.FONT);
    private final Font strong = Font.font(FAMILY_STRONG, Measures.FONT);
    private final Font small = Font.font(FAMILY, Measures.SMALL_FONT);
    private final Font smallStrong = Font.font(FAMILY_STRONG, Measures.SMALL_FONT);

    DiagramPainter(Palette palette) {
        this.palette = palette;
    }

    /**
     * Draws on a canvas, whose transform this sets.
     *
     * @param view what can be seen, in the diagram's pixels
     * @param scale from the diagram's pixels to those of {@code pen}
     */
    void paint(GraphicsContext pen, Diagram diagram, Marks marks, Rectangle2D view, double scale) {
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.setFill(palette.get(Tone.BACK));
        pen.fillRect(0, 0, view.getWidth() * scale, view.getHeight() * scale);
        pen.setTransform(scale, 0, 0, scale, -view.getMinX() * scale, -view.getMinY() * scale);
        pen.setTextBaseline(VPos.CENTER);
        double hair = Math.max(1, 0.75 / scale);
        diagram.links().stream().filter(link -> !marks.stands(link) && seen(link, view)).forEach(link -> link(pen, link, palette.get(Tone.LINE), hair, scale));
        diagram.links().stream().filter(link -> marks.stands(link) && seen(link, view)).forEach(link -> link(pen, link, palette.get(Tone.ACCENT), 2 * hair, scale));
        diagram.unrelated().ifPresent(at -> text(pen, Messages.text("diagram.unrelated"), plain, palette.get(Tone.MUTED), at.x(), at.y()));
        for (TableBox box : diagram.boxes()) {
            if (view.intersects(box.x() - Measures.GAP, box.y() - Measures.GAP, box.width() + 2 * Measures.GAP, box.height() + 2 * Measures.GAP)) {
                box(pen, box, marks, hair, scale);
            }
        }
    }

    private static boolean seen(Link link, Rectangle2D view) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : link.points()) {
            left = Math.min(left, point.x());
            right = Math.max(right, point.x());
            top = Math.min(top, point.y());
            bottom = Math.max(bottom, point.y());
        }
        return right >= view.getMinX() && left <= view.getMaxX() && bottom >= view.getMinY() && top <= view.getMaxY();
    }

    private void link(GraphicsContext pen, Link link, Color colour, double width, double scale) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.setLineDashes(link.required() ? null : DASHES);
        // From the parent on, so that the dashes of lines that run together there lie upon each other.
        stroke(pen, link.points().reversed());
        pen.setLineDashes((double[]) null);
        if (scale >= SIGNS_FROM) {
            for (LineEnd.Stroke sign : LineEnd.of(link)) {
                if (sign.circle()) {
                    double x = sign.points().getFirst().x() - LineEnd.RADIUS;
                    double y = sign.points().getFirst().y() - LineEnd.RADIUS;
                    pen.setFill(palette.get(Tone.BACK));
                    pen.fillOval(x, y, 2 * LineEnd.RADIUS, 2 * LineEnd.RADIUS);
                    pen.strokeOval(x, y, 2 * LineEnd.RADIUS, 2 * LineEnd.RADIUS);
                } else {
                    stroke(pen, sign.points());
                }
            }
        }
    }

    private static void stroke(GraphicsContext pen, List<Point> points) {
        pen.strokePolyline(points.stream().mapToDouble(Point::x).toArray(), points.stream().mapToDouble(Point::y).toArray(), points.size());
    }

    private void box(GraphicsContext pen, TableBox box, Marks marks, double hair, double scale) {
        boolean missing = box.kind() == TableBox.Kind.MISSING;
        boolean chosen = box.table().equals(marks.chosen());
        boolean near = marks.near().contains(box.table()) || box.table().equals(marks.pointed());
        if (chosen && marks.focused()) {
            outline(pen, box, palette.get(Tone.FOCUS), 4 * hair, 3 * hair);
        }
        if (marks.found().contains(box.table())) {
            outline(pen, box, palette.get(Tone.FOUND), 2 * hair, (chosen ? 6 : 3) * hair);
        }
        pen.setFill(palette.get(Tone.CARD));
        pen.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * Measures.RADIUS, 2 * Measures.RADIUS);
        if (!missing) {
            pen.setFill(palette.get(Tone.HEAD));
            pen.fillRoundRect(box.x(), box.y(), box.width(), Measures.HEAD, 2 * Measures.RADIUS, 2 * Measures.RADIUS);
            if (box.height() > Measures.HEAD) {
                pen.fillRect(box.x(), box.y() + Measures.HEAD / 2, box.width(), Measures.HEAD / 2);
            }
        }
        pen.setLineDashes(missing ? DASHES : null);
        outline(pen, box, palette.get(missing ? Tone.BAD : chosen || near ? Tone.ACCENT : Tone.EDGE), chosen ? 2.5 * hair : near ? 1.75 * hair : hair, 0);
        pen.setLineDashes((double[]) null);
        if (scale < ROWS_FROM) {
            largeName(pen, box, scale);
        } else {
            rows(pen, box);
        }
    }

    private static void outline(GraphicsContext pen, TableBox box, Color colour, double width, double apart) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        double round = 2 * (Measures.RADIUS + apart);
        pen.strokeRoundRect(box.x() - apart, box.y() - apart, box.width() + 2 * apart, box.height() + 2 * apart, round, round);
    }

    /** The name alone, over the whole box. */
    private void largeName(GraphicsContext pen, TableBox box, double scale) {
        String name = Measures.table(box.table());
        double room = (box.width() - Measures.INSET) / Math.max(1, Measures.width(name, 1) / LETTER) / LETTER;
        double size = Math.min(Math.min(LARGEST_NAME / scale, room), box.height() - 2);
        pen.setTextAlign(TextAlignment.CENTER);
        text(pen, name, Font.font(FAMILY_STRONG, size), palette.get(box.kind() == TableBox.Kind.MISSING ? Tone.BAD : Tone.INK), box.centreX(), box.centreY());
        pen.setTextAlign(TextAlignment.LEFT);
    }

    private void rows(GraphicsContext pen, TableBox box) {
        Color ink = palette.get(box.kind() == TableBox.Kind.MISSING ? Tone.BAD : Tone.INK);
        Color muted = palette.get(Tone.MUTED);
        double right = box.x() + box.width() - Measures.INSET;
        double middle = box.y() + Measures.HEAD / 2;
        text(pen, Measures.table(box.table()), strong, ink, box.x() + Measures.INSET, middle);
        if (box.kind() != TableBox.Kind.TABLE) {
            textEnd(pen, Measures.label(box.kind()), palette.get(box.kind() == TableBox.Kind.MISSING ? Tone.BAD : Tone.MUTED), right, middle);
        }
        double names = box.x() + Measures.names(box);
        middle = box.y() + Measures.HEAD + Measures.ROW / 2;
        for (BoxRow row : box.rows()) {
            text(pen, row.sign(), smallStrong, palette.get(Tone.SIGN), box.x() + Measures.INSET, middle);
            text(pen, Measures.column(row.name()), plain, ink, names, middle);
            textEnd(pen, Measures.type(row), muted, right, middle);
            middle += Measures.ROW;
        }
        if (box.more() > 0) {
            text(pen, Measures.more(box.more()), small, muted, names, middle);
        }
    }

    private static void text(GraphicsContext pen, String text, Font font, Color colour, double x, double y) {
        if (!text.isEmpty()) {
            pen.setFont(font);
            pen.setFill(colour);
            pen.fillText(text, x, y);
        }
    }

    private void textEnd(GraphicsContext pen, String text, Color colour, double x, double y) {
        pen.setTextAlign(TextAlignment.RIGHT);
        text(pen, text, small, colour, x, y);
        pen.setTextAlign(TextAlignment.LEFT);
    }
}
