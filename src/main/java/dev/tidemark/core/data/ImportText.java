package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * In which encoding a text is, found by its byte order mark, by the zero bytes between the letters of UTF-16, or by reading all of it.
 *
 * @param mark how many bytes its byte order mark has
 * @param notUtf8 the line with the first bytes that are no UTF-8, so that another encoding was taken; 0 where there are none
 */
record ImportText(Charset charset, int mark, long notUtf8) {
    /** What Windows writes where it says ISO-8859-1: the same letters, and some more signs. */
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADING = 1 << 20;

    /** @param wanted taken as it is; null to find it out */
    static ImportText of(Path file, Charset wanted) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (head.length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf) {
            return new ImportText(StandardCharsets.UTF_8, 3, 0);
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return new ImportText(StandardCharsets.UTF_16LE, 2, 0);
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return new ImportText(StandardCharsets.UTF_16BE, 2, 0);
        }
        if (wanted != null) {
            return new ImportText(wanted, 0, 0);
        }
        if (head.length == 4 && head[1] == 0 && head[3] == 0 && head[0] != 0 && head[2] != 0) {
            return new ImportText(StandardCharsets.UTF_16LE, 0, 0);
        }
        if (head.length == 4 && head[0] == 0 && head[2] == 0 && head[1] != 0 && head[3] != 0) {
            return new ImportText(StandardCharsets.UTF_16BE, 0, 0);
        }
        long wrong = firstLineNotUtf8(file);
        return new ImportText(wrong == 0 ? StandardCharsets.UTF_8 : WESTERN, 0, wrong);
    }

    /** The text behind the mark; bytes that the encoding has not are an error. */
    Reader open(InputStream bytes) throws IOException {
        bytes.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()), BUFFER);
    }

    /** The separator that the first line has most often outside of quotes; a comma where it has none. */
    char separator(Path file) throws IOException {
        Map<Character, int[]> counts = Map.of(',', new int[1], ';', new int[1], '\t', new int[1]);
        try (Reader text = open(Files.newInputStream(file))) {
            boolean quoted = false;
            int c = text.read();
            for (int i = 0; c >= 0 && (quoted || c != '\n' && c != '\r') && i < LONGEST_HEADING; i++) {
                quoted ^= c == '"';
                int[] count = quoted ? null : counts.get((char) c);
                if (count != null) {
                    count[0]++;
                }
                c = text.read();
            }
        }
        return counts.entrySet().stream().filter(e -> e.getValue()[0] > 0).max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a[0], b[0]))).map(Map.Entry::getKey).orElse(',');
    }

    /** That there are bytes which this encoding has not. */
    Problem unreadable(Path file, Exception failure) {
        return Problem.because(failure, ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(),
            "detail", "there are bytes that the encoding " + charset.displayName() + " has not" + (notUtf8 > 0 ? ", which was taken since line " + notUtf8 + " is no UTF-8" : ""),
            "advice", "Name the encoding that it was written in, as with --encoding IBM850, or save it as UTF-8");
    }

    private static long firstLineNotUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer ignored = CharBuffer.allocate(BUFFER);
        long lines = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (!end) {
                int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = got < 0;
                bytes.position(bytes.position() + Math.max(0, got)).flip();
                CoderResult result = decoder.decode(bytes, ignored.clear(), end);
                lines += lines(bytes.array(), bytes.position());
                if (result.isError()) {
                    return lines;
                }
                bytes.compact();
            }
        }
        return 0;
    }

    private static long lines(byte[] bytes, int end) {
        long lines = 0;
        for (byte b : Arrays.copyOf(bytes, end)) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }
}
