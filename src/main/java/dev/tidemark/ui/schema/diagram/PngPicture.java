package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** The whole diagram as PNG, in the colours of the window. Only the window's thread can draw, so it is asked for one tile after the other and stays free between them. */
final class PngPicture {
    private static final int TILE = 640;
    private static final double SHARP = 2;
    private static final double MOST_PIXELS = 48_000_000;
    private static final long LOOK_MS = 200;

    private final Diagram diagram;
    private final DiagramPainter painter;
    private final double scale;
    private final int width;
    private final int height;
    private final BlockingQueue<int[]> drawn = new LinkedBlockingQueue<>();
    private final Consumer<Tile> ask;

    private record Tile(int x, int y, int width, int height) { }

    /** On the window's thread. */
    PngPicture(Diagram diagram, Palette palette, Jobs jobs) {
        this.diagram = diagram;
        this.painter = new DiagramPainter(palette);
        this.scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (diagram.width() * diagram.height())));
        this.width = (int) Math.ceil(diagram.width() * scale);
        this.height = (int) Math.ceil(diagram.height() * scale);
        this.ask = jobs.relay(this::draw);
    }

    /** Twice as large as natural, or as large as some 48 million pixels let it be. On any thread but the window's; blocking. */
    void write(Path file, Progress progress, Cancellation cancellation) {
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y += TILE) {
            for (int x = 0; x < width; x += TILE) {
                cancellation.check("drawing the diagram");
                progress.report(Messages.text("diagram.drawing"), (double) y / height);
                Tile tile = new Tile(x, y, Math.min(TILE, width - x), Math.min(TILE, height - y));
                ask.accept(tile);
                whole.setRGB(x, y, tile.width(), tile.height(), next(cancellation), 0, tile.width());
            }
        }
        WholeFile.at(file).write(out -> ImageIO.write(whole, "png", out));
    }

    private int[] next(Cancellation cancellation) {
        try {
            int[] pixels = drawn.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            while (pixels == null) {
                cancellation.check("drawing the diagram");
                pixels = drawn.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            }
            return pixels;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
            cancellation.check("drawing the diagram");
            throw new IllegalStateException(closing);
        }
    }

    private void draw(Tile tile) {
        Canvas canvas = new Canvas(tile.width(), tile.height());
        painter.paint(canvas.getGraphicsContext2D(), diagram, Marks.NONE, new Rectangle2D(tile.x() / scale, tile.y() / scale, tile.width() / scale, tile.height() / scale), scale);
        WritableImage image = canvas.snapshot(null, null);
        int[] pixels = new int[tile.width() * tile.height()];
        image.getPixelReader().getPixels(0, 0, tile.width(), tile.height(), PixelFormat.getIntArgbInstance(), pixels, 0, tile.width());
        drawn.add(pixels);
    }
}
