import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws Tidemark's sign (tidemark.svg) as the files that each system wants: {@code java packaging/icon/DrawIcons.java}. */
final class DrawIcons {
    private static final Path FOLDER = Path.of("packaging", "icon");
    private static final double GRID = 24;

    public static void main(String[] args) throws IOException {
        Files.write(FOLDER.resolve("tidemark.png"), png(512));
        Files.write(FOLDER.resolve("tidemark.ico"), ico(16, 24, 32, 48, 64, 128, 256));
        Files.write(FOLDER.resolve("tidemark.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(size / GRID, size / GRID);
        pen.setColor(new Color(0x0b7a83));
        pen.fill(new RoundRectangle2D.Double(0, 0, GRID, GRID, 10, 10));
        pen.setColor(Color.WHITE);
        draw(pen, wave(), 2, 1);
        draw(pen, new Line2D.Double(4.5, 13, 19.5, 13), 1.5, 0.85);
        draw(pen, new Line2D.Double(4.5, 16.2, 19.5, 16.2), 1.5, 0.65);
        draw(pen, new Line2D.Double(4.5, 19.4, 19.5, 19.4), 1.5, 0.45);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D pen, Shape line, double width, double opacity) {
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(line);
    }

    private static Path2D wave() {
        Path2D wave = new Path2D.Double();
        wave.moveTo(4.5, 8.6);
        wave.curveTo(6, 6.7, 7.9, 6.7, 9.5, 8.2);
        wave.curveTo(11.1, 9.7, 12.6, 9.8, 14.4, 8.2);
        wave.curveTo(16.2, 6.6, 17.9, 6.7, 19.5, 8.6);
        return wave;
    }

    /** A Windows icon: a directory of PNG images. */
    private static byte[] ico(int... sizes) throws IOException {
        List<byte[]> images = new ArrayList<>();
        int offset = 6 + 16 * sizes.length;
        ByteBuffer directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        for (int size : sizes) {
            byte[] image = png(size);
            images.add(image);
            directory.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32).putInt(image.length).putInt(offset);
            offset += image.length;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(directory.array());
        for (byte[] image : images) {
            file.write(image);
        }
        return file.toByteArray();
    }

    /** A macOS icon: chunks of PNG images, each under the four letters of its size. */
    private static byte[] icns() throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        String[] letters = {"icp4", "icp5", "ic07", "ic08", "ic09", "ic10"};
        int[] sizes = {16, 32, 128, 256, 512, 1024};
        for (int i = 0; i < sizes.length; i++) {
            byte[] image = png(sizes[i]);
            chunks.write(letters[i].getBytes(StandardCharsets.US_ASCII));
            chunks.write(ByteBuffer.allocate(4).putInt(image.length + 8).array());
            chunks.write(image);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("icns".getBytes(StandardCharsets.US_ASCII));
        file.write(ByteBuffer.allocate(4).putInt(chunks.size() + 8).array());
        chunks.writeTo(file);
        return file.toByteArray();
    }
}
