package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
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
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The whole diagram as PNG, in the colours of the window. Only the window's thread can draw, so it is asked for one tile after the other and stays free between them. */
final class PngPicture {
    private static final String WHAT = "drawing the diagram";
    private static final int TILE = 640;
    private static final double SHARP = 2;
    private static final double MOST_PIXELS = 48_000_000;
    private static final long LOOK_MS = 200;

    private final Diagram diagram;
    private final DiagramPainter painter;
    private final double scale;
    private final int width;
    private final int height;
    private final BlockingQueue<Drawn> drawn = new LinkedBlockingQueue<>();
    private final Consumer<Tile> ask;

    private record Tile(int x, int y, int width, int height) { }

    /** The pixels of a tile, or why there are none. */
    private record Drawn(int[] pixels, Throwable failure) { }

    /** On the window's thread. */
    PngPicture(Diagram diagram, Palette palette, Jobs jobs) {
        this.diagram = diagram;
        this.painter = new DiagramPainter(palette);
        this.scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (diagram.width() * diagram.height())));
        this.width = (int) Math.ceil(diagram.width() * scale);
        this.height = (int) Math.ceil(diagram.height() * scale);
        this.ask = jobs.relay(this::draw);
    }

    /**
     * Twice as large as natural, or as large as some 48 million pixels let it be. On any thread but the window's; blocking.
     *
     * @throws dev.tidemark.core.common.Problem CANCELLED, INPUT_OUTPUT, or why it cannot be drawn; the file is then as it was
     */
    void write(Path file, Progress progress, Cancellation cancellation) {
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y += TILE) {
            for (int x = 0; x < width; x += TILE) {
                cancellation.check(WHAT);
                progress.report(Messages.text("diagram.drawing"), (double) y / height);
                Tile tile = new Tile(x, y, Math.min(TILE, width - x), Math.min(TILE, height - y));
                ask.accept(tile);
                whole.setRGB(x, y, tile.width(), tile.height(), next(cancellation), 0, tile.width());
            }
        }
        progress.report(Messages.text("diagram.drawing"), -1);
        WholeFile.at(file).write(out -> {
            encode(whole, out, cancellation);
            return null;
        });
    }

    private static void encode(BufferedImage whole, OutputStream out, Cancellation cancellation) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream image = ImageIO.createImageOutputStream(out); var _ = cancellation.onCancel(writer::abort)) {
            writer.setOutput(image);
            writer.write(whole);
        } finally {
            writer.dispose();
        }
        cancellation.check(WHAT);
    }

    private int[] next(Cancellation cancellation) {
        try {
            Drawn tile = drawn.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            while (tile == null) {
                cancellation.check(WHAT);
                tile = drawn.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            }
            if (tile.failure() != null) {
                throw Problem.from(tile.failure());
            }
            return tile.pixels();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
            cancellation.check(WHAT);
            throw new IllegalStateException(closing);
        }
    }

    /** On the window's thread. Whoever waits for the tile is told of any failure, memory that is used up too. */
    private void draw(Tile tile) {
        try {
            drawn.add(new Drawn(pixels(tile), null));
        } catch (RuntimeException | Error failure) {
            drawn.add(new Drawn(null, failure));
        }
    }

    private int[] pixels(Tile tile) {
        Canvas canvas = new Canvas(tile.width(), tile.height());
        painter.paint(canvas.getGraphicsContext2D(), diagram, Marks.NONE, new Rectangle2D(tile.x() / scale, tile.y() / scale, tile.width() / scale, tile.height() / scale), scale);
        WritableImage image = canvas.snapshot(null, null);
        int[] pixels = new int[tile.width() * tile.height()];
        image.getPixelReader().getPixels(0, 0, tile.width(), tile.height(), PixelFormat.getIntArgbInstance(), pixels, 0, tile.width());
        return pixels;
    }
}
