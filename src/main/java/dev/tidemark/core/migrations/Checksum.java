package dev.tidemark.core.migrations;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Flyway's checksum of a script: CRC32 over the UTF-8 bytes of its lines without their ends, the first one's byte order mark left out. */
final class Checksum {
    private Checksum() { }

    static int of(String text) {
        CRC32 crc = new CRC32();
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        body.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
