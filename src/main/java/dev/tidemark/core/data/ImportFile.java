package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A file to import, with what was found out of how it is written; read as often as wanted. For one thread. */
final class ImportFile {
    /** How many rows are looked at for the names that objects have. */
    static final int LOOKED_AT = 100;

    private final ImportOrder order;
    private final ImportText text;
    private final Character separator;
    private final long size;
    private Progress progress = Progress.NONE;
    private Counting counting;

    ImportFile(ImportOrder order) {
        this.order = order;
        Path file = order.file();
        try {
            this.size = Files.size(file);
            boolean csv = order.format() == ImportFormat.CSV;
            this.text = csv ? ImportText.of(file, order.encoding()) : null;
            this.separator = !csv ? null : order.separator() == null ? separator(text, file) : order.separator();
        } catch (NoSuchFileException missing) {
            throw Problem.because(missing, ProblemCode.FILE_MISSING, "path", file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static Character separator(ImportText text, Path file) throws IOException {
        try {
            return text.separator(file);
        } catch (CharacterCodingException failure) {
            throw text.unreadable(file, failure);
        }
    }

    Character separator() {
        return separator;
    }

    /** In words; null for JSON. */
    String encoding() {
        if (text == null) {
            return null;
        }
        if (text.notUtf8() > 0) {
            return "Windows-1252 (ISO-8859-1), since line " + text.notUtf8() + " is no UTF-8";
        }
        return text.charset().displayName() + (text.charset() != order.encoding() && text.charset() != StandardCharsets.UTF_8 ? ", as its first bytes say" : "");
    }

    /** The caller closes them. */
    ImportRows rows(Progress told) {
        progress = told;
        try {
            counting = new Counting(Files.newInputStream(order.file()));
            return text == null ? new JsonRows(order.file(), counting) : new CsvRows(order.file(), text, text.open(counting), separator, order.emptyAsText(), order.header());
        } catch (IOException failure) {
            throw failed(failure);
        } catch (UncheckedIOException failure) {
            throw failed(failure.getCause());
        }
    }

    /** Tells how far the reading is. */
    void report(long rows) {
        progress.report("Row " + Texts.grouped(rows), size == 0 ? -1 : Math.min(1, (double) counting.bytes / size));
    }

    private Problem failed(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", order.file(), "detail", Texts.reason(failure));
    }

    /** Of all bytes that were read; two readings of the same file have the same. */
    long checksum() {
        return counting.checksum.getValue();
    }

    private static final class Counting extends FilterInputStream {
        private final Checksum checksum = new CRC32C();
        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                bytes++;
                checksum.update(read);
            }
            return read;
        }

        @Override public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                bytes += read;
                checksum.update(into, offset, read);
            }
            return read;
        }
    }
}
