package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.TableBox;

/** What part of a picture a window shows, and how large. No toolkit in it. */
final class Viewport {
    static final double STEP = 1.25;

    private static final double LEAST = 0.04;
    private static final double MOST = 3;
    /** A picture can be pushed so far that a quarter of the window still shows it. */
    private static final double KEPT = 0.25;
    private static final double MARGIN = 24;
    /** Below this nobody can read a column. */
    private static final double READABLE = 0.6;

    private double scale = 1;
    private double left;
    private double top;
    private double width;
    private double height;
    private double contentWidth;
    private double contentHeight;

    double scale() {
        return scale;
    }

    /** The left edge of the window, in the picture's pixels. */
    double left() {
        return left;
    }

    double top() {
        return top;
    }

    /** The width of the window, in the picture's pixels. */
    double spanX() {
        return width / scale;
    }

    double spanY() {
        return height / scale;
    }

    /** A place in the window as a place in the picture. */
    double toPictureX(double x) {
        return left + x / scale;
    }

    double toPictureY(double y) {
        return top + y / scale;
    }

    /** A place in the picture as a place in the window. */
    double toWindowX(double x) {
        return (x - left) * scale;
    }

    double toWindowY(double y) {
        return (y - top) * scale;
    }

    /** The window has another size. */
    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        keep();
    }

    /** The picture has another size. */
    void content(double newWidth, double newHeight) {
        contentWidth = newWidth;
        contentHeight = newHeight;
        keep();
    }

    /** Shows all of it, never larger than natural. */
    void fit() {
        if (contentWidth > 0 && contentHeight > 0 && width > 0 && height > 0) {
            scale = Math.clamp(Math.min(width / contentWidth, height / contentHeight), LEAST, 1);
            left = (contentWidth - spanX()) / 2;
            top = (contentHeight - spanY()) / 2;
        }
    }

    /** Moves by pixels of the window. */
    void pan(double dx, double dy) {
        left += dx / scale;
        top += dy / scale;
        keep();
    }

    /** Larger or smaller around a place of the window. */
    void zoom(double factor, double x, double y) {
        zoomTo(scale * factor, x, y);
    }

    /** As large as said, around the middle. */
    void zoomTo(double newScale) {
        zoomTo(newScale, width / 2, height / 2);
    }

    private void zoomTo(double newScale, double x, double y) {
        double atX = toPictureX(x);
        double atY = toPictureY(y);
        scale = Math.clamp(newScale, LEAST, MOST);
        left = atX - x / scale;
        top = atY - y / scale;
        keep();
    }

    /** Moves no further than it takes to show all of a box. */
    void reveal(TableBox box) {
        double marginX = Math.max(0, Math.min(MARGIN / scale, (spanX() - box.width()) / 2));
        double marginY = Math.max(0, Math.min(MARGIN / scale, (spanY() - box.height()) / 2));
        left = Math.min(box.x() - marginX, Math.max(left, box.x() + box.width() + marginX - spanX()));
        top = Math.min(box.y() - marginY, Math.max(top, box.y() + box.height() + marginY - spanY()));
    }

    /** Goes to a box, at a size at which it can be read. */
    void jump(TableBox box) {
        if (scale < READABLE) {
            scale = 1;
            left = box.centreX() - spanX() / 2;
            top = box.centreY() - spanY() / 2;
        }
        reveal(box);
    }

    private void keep() {
        if (contentWidth > 0) {
            left = Math.clamp(left, -spanX() * (1 - KEPT), Math.max(-spanX() * (1 - KEPT), contentWidth - spanX() * KEPT));
            top = Math.clamp(top, -spanY() * (1 - KEPT), Math.max(-spanY() * (1 - KEPT), contentHeight - spanY() * KEPT));
        }
    }
}
