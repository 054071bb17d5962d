package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.Link;
import dev.tidemark.core.diagram.Measures;
import dev.tidemark.core.diagram.Point;
import dev.tidemark.core.diagram.TableBox;
import dev.tidemark.ui.schema.diagram.DiagramViewModel.Towards;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** The diagram in a window of its own: moved and enlarged by mouse and keyboard. Only what can be seen is drawn, once for each frame at most. */
final class DiagramCanvas extends Region {
    private static final double NEAR_LINE = 5;
    private static final double STEADY = 4;
    private static final double PAN = 60;
    private static final double WHEEL = 40;

    private final DiagramViewModel model;
    private final Consumer<String> open;
    private final ObservableDoubleValue windowZoom;
    private final Canvas canvas = new Canvas();
    private final Scale unzoomed = new Scale();
    private final Palette palette = new Palette(this::requestLayout);
    private final DiagramPainter painter = new DiagramPainter(palette);
    private final Viewport viewport = new Viewport();
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private String pointed;
    private Link link;
    /** All of it is shown, whatever the window's size, until the person looks closer. */
    private boolean whole = true;
    private boolean placed;
    private boolean dragged;
    private boolean leaving;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;

    /**
     * A canvas without a diagram yet.
     *
     * @param open gets the name of a table that is to be opened
     * @param windowZoom the zoom that the whole window is shown in, so that letters stay sharp
     */
    DiagramCanvas(DiagramViewModel model, Consumer<String> open, ObservableDoubleValue windowZoom) {
        this.model = model;
        this.open = open;
        this.windowZoom = windowZoom;
        setId("diagramCanvas");
        getStyleClass().add("diagram-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        canvas.getTransforms().add(unzoomed);
        canvas.setMouseTransparent(true);
        getChildren().addAll(palette, canvas);
        setMinSize(0, 0);
        model.diagramProperty().addListener((source, before, now) -> shown(before, now));
        model.chosenProperty().addListener((source, before, now) -> chosen());
        model.foundProperty().addListener((source, before, now) -> requestLayout());
        focusedProperty().addListener((source, before, now) -> {
            leaving = false;
            requestLayout();
        });
        windowZoom.addListener((source, before, now) -> requestLayout());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(this::mousePressed);
        setOnMouseDragged(this::mouseDragged);
        setOnMouseReleased(this::mouseReleased);
        setOnMouseMoved(mouse -> point(mouse.getX(), mouse.getY()));
        setOnMouseExited(mouse -> point(-1, -1));
        setOnScroll(this::scrolled);
        chosen();
    }

    /** 1 is the natural size. */
    ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** The colours that it draws with. */
    Palette palette() {
        return palette;
    }

    /** What is shown where; for the tests to find their way. */
    Viewport viewport() {
        return viewport;
    }

    void fit() {
        whole = true;
        viewport.fit();
        moved();
    }

    void zoomIn() {
        whole = false;
        viewport.zoom(Viewport.STEP, getWidth() / 2, getHeight() / 2);
        moved();
    }

    void zoomOut() {
        whole = false;
        viewport.zoom(1 / Viewport.STEP, getWidth() / 2, getHeight() / 2);
        moved();
    }

    void naturalSize() {
        whole = false;
        viewport.zoomTo(1);
        moved();
    }

    /** Goes to the chosen table, at a size at which it can be read. */
    void jump() {
        if (placed) {
            model.chosenBox().ifPresent(this::jump);
            moved();
        }
    }

    private void jump(TableBox box) {
        double scaleBefore = viewport.scale();
        double leftBefore = viewport.left();
        double topBefore = viewport.top();
        viewport.jump(box);
        whole &= viewport.scale() == scaleBefore && viewport.left() == leftBefore && viewport.top() == topBefore;
    }

    private void shown(Diagram before, Diagram now) {
        point(-1, -1);
        if (now != null) {
            viewport.content(now.width(), now.height());
            placed &= before != null && before.detail() == now.detail();
        }
        requestLayout();
    }

    private void chosen() {
        String table = model.chosenProperty().get();
        setAccessibleText(table == null ? Messages.text("diagram.accessible") : model.sentence(table));
        setAccessibleHelp(Messages.text("diagram.keys"));
        if (placed) {
            model.chosenBox().ifPresent(viewport::reveal);
        }
        moved();
    }

    private void moved() {
        scale.set(viewport.scale());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double zoom = windowZoom.get();
        unzoomed.setX(1 / zoom);
        unzoomed.setY(1 / zoom);
        canvas.setWidth(Math.ceil(getWidth() * zoom));
        canvas.setHeight(Math.ceil(getHeight() * zoom));
        Diagram diagram = model.diagramProperty().get();
        if (diagram == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        viewport.resize(getWidth(), getHeight());
        if (whole || !placed) {
            viewport.fit();
        }
        if (!placed) {
            placed = true;
            whole = true;
            model.chosenBox().ifPresent(this::jump);
        }
        scale.set(viewport.scale());
        painter.paint(canvas.getGraphicsContext2D(), diagram, marks(), new Rectangle2D(viewport.left(), viewport.top(), Math.max(1, viewport.spanX()), Math.max(1, viewport.spanY())), viewport.scale() * zoom);
    }

    private Marks marks() {
        Set<String> near = new HashSet<>(model.near(model.chosenProperty().get(), pointed));
        if (link != null) {
            near.addAll(List.of(link.child(), link.parent()));
        }
        return new Marks(model.chosenProperty().get(), isFocused(), pointed, link, near, Set.copyOf(model.foundProperty().get()));
    }

    private void pressed(KeyEvent key) {
        boolean taken = key.isShortcutDown() ? zoomed(key) : key.isShiftDown() && key.getCode().isArrowKey() ? panned(key) : key.isAltDown() ? false : walked(key) || zoomed(key);
        if (taken) {
            key.consume();
        }
    }

    private boolean zoomed(KeyEvent key) {
        switch (key.getCode()) {
            case PLUS, EQUALS, ADD -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> fit();
            case DIGIT1, NUMPAD1 -> naturalSize();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean panned(KeyEvent key) {
        whole = false;
        switch (key.getCode()) {
            case LEFT -> viewport.pan(-PAN, 0);
            case RIGHT -> viewport.pan(PAN, 0);
            case UP -> viewport.pan(0, -PAN);
            default -> viewport.pan(0, PAN);
        }
        moved();
        return true;
    }

    private boolean walked(KeyEvent key) {
        switch (key.getCode()) {
            case LEFT -> model.move(Towards.LEFT);
            case RIGHT -> model.move(Towards.RIGHT);
            case UP -> model.move(Towards.UP);
            case DOWN -> model.move(Towards.DOWN);
            case HOME -> model.end(false);
            case END -> model.end(true);
            case ENTER, SPACE -> open(model.chosenProperty().get());
            case TAB -> {
                return !leaving && model.step(key.isShiftDown() ? -1 : 1);
            }
            case ESCAPE -> {
                // From here on Tab leaves the picture.
                leaving = true;
                boolean some = model.chosenProperty().get() != null;
                model.choose(null);
                return some;
            }
            default -> {
                return false;
            }
        }
        leaving = false;
        return true;
    }

    private void open(String table) {
        if (table != null && model.canOpen(table)) {
            open.accept(table);
        }
    }

    private void mousePressed(MouseEvent mouse) {
        requestFocus();
        Tips.hide(this);
        pressedX = mouse.getX();
        pressedY = mouse.getY();
        lastX = pressedX;
        lastY = pressedY;
        dragged = false;
    }

    private void mouseDragged(MouseEvent mouse) {
        dragged |= Math.hypot(mouse.getX() - pressedX, mouse.getY() - pressedY) > STEADY;
        if (dragged) {
            setCursor(Cursor.CLOSED_HAND);
            whole = false;
            viewport.pan(lastX - mouse.getX(), lastY - mouse.getY());
            lastX = mouse.getX();
            lastY = mouse.getY();
            moved();
        }
    }

    private void mouseReleased(MouseEvent mouse) {
        setCursor(null);
        if (dragged || mouse.getButton() != MouseButton.PRIMARY) {
            point(mouse.getX(), mouse.getY());
            return;
        }
        TableBox box = boxAt(mouse.getX(), mouse.getY());
        model.choose(box == null ? null : box.table());
        if (box != null && (mouse.getClickCount() == 2 || onName(box, mouse.getY()))) {
            open(box.table());
        }
    }

    /** The name of a table is a link to it; too small to be read, it is none. */
    private boolean onName(TableBox box, double y) {
        return viewport.scale() >= DiagramPainter.ROWS_FROM && viewport.toPictureY(y) <= box.y() + Measures.HEAD && model.canOpen(box.table());
    }

    private void scrolled(ScrollEvent wheel) {
        whole = false;
        if (wheel.isShortcutDown()) {
            viewport.zoom(Math.pow(Viewport.STEP, wheel.getDeltaY() / WHEEL), wheel.getX(), wheel.getY());
        } else {
            viewport.pan(-wheel.getDeltaX(), -wheel.getDeltaY());
        }
        wheel.consume();
        Tips.hide(this);
        moved();
        point(wheel.getX(), wheel.getY());
    }

    private TableBox boxAt(double x, double y) {
        Diagram diagram = model.diagramProperty().get();
        return diagram == null || x < 0 ? null : diagram.boxAt(viewport.toPictureX(x), viewport.toPictureY(y)).orElse(null);
    }

    private Link linkAt(double x, double y) {
        Diagram diagram = model.diagramProperty().get();
        if (diagram == null || x < 0) {
            return null;
        }
        double atX = viewport.toPictureX(x);
        double atY = viewport.toPictureY(y);
        double near = NEAR_LINE / viewport.scale();
        return diagram.links().stream().filter(line -> touches(line.points(), atX, atY, near)).findFirst().orElse(null);
    }

    /** Every stretch of a line is level or upright. */
    private static boolean touches(List<Point> points, double x, double y, double near) {
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (x >= Math.min(from.x(), to.x()) - near && x <= Math.max(from.x(), to.x()) + near && y >= Math.min(from.y(), to.y()) - near && y <= Math.max(from.y(), to.y()) + near) {
                return true;
            }
        }
        return false;
    }

    private void point(double x, double y) {
        TableBox box = boxAt(x, y);
        String table = box == null ? null : box.table();
        Link line = box == null ? linkAt(x, y) : null;
        if (!dragged) {
            setCursor(box != null && onName(box, y) ? Cursor.HAND : null);
        }
        if (Objects.equals(table, pointed) && Objects.equals(line, link)) {
            return;
        }
        pointed = table;
        link = line;
        Tips.on(this, table != null ? model.sentence(table) : line != null ? words(line) : "");
        requestLayout();
    }

    private static String words(Link line) {
        String words = Messages.text("diagram.link", line.words(), line.cardinality());
        return line.key().onDelete().equals("NO ACTION") ? words : words + "\n" + Messages.text("diagram.onDelete", line.key().onDelete());
    }
}
