package dev.tidemark.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Pictures of scenes, written to {@code target/screenshots}. */
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() { }

    /**
     * Writes {@code name.png}. On the window's thread.
     *
     * @return the file
     */
    public static Path save(Scene scene, String name) throws IOException {
        return save(scene, name, BufferedImage.TYPE_INT_RGB);
    }

    /** As {@link #save}, without the colours. */
    public static Path saveInGreys(Scene scene, String name) throws IOException {
        return save(scene, name, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static Path save(Scene scene, String name, int colours) throws IOException {
        forgetCaches(scene.getRoot());
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, colours);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** A scroll pane keeps a bitmap of its content, which a scene without a window does not renew. */
    private static void forgetCaches(Node node) {
        node.setCache(false);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Screenshots::forgetCaches);
        }
    }
}
