package dev.tidemark.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Every file and folder below a folder with size, time and checksum, to compare before and after: whoever writes a byte, or makes a file for a moment and changes the folder's time, is seen. */
public final class FolderImage {
    private FolderImage() { }

    public static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> image = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                CRC32C checksum = new CRC32C();
                if (Files.isRegularFile(file)) {
                    checksum.update(Files.readAllBytes(file));
                }
                image.put(folder.relativize(file).toString(), (Files.isDirectory(file) ? "folder" : Files.size(file) + " bytes, " + checksum.getValue()) + ", " + Files.getLastModifiedTime(file));
            }
        }
        return image;
    }
}
