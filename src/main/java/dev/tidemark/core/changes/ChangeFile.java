package dev.tidemark.core.changes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the changed rows of one change into a file beside the journal: gzip over one JSON document a line. A line is {@code {"table": …}} with the
 * shape of the table whose rows follow, {@code {"row": …}} with key, image before and image after, or {@code {"sequence": …}}.
 * Integers, texts and nulls are JSON's own; a real is {@code {"real": "1.5"}}, so that it stays one, and bytes are {@code {"bytes": "base64"}}.
 */
final class ChangeFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final JsonGenerator json;
    private boolean kept;

    private ChangeFile(Path file, FileChannel channel, JsonGenerator json) {
        this.file = file;
        this.channel = channel;
        this.json = json;
    }

    /** A new file, readable by its owner alone, which {@link #close} removes again unless it is {@linkplain #keep kept}. */
    static ChangeFile create(Path file) {
        try {
            Private.folder(file.getParent());
            Private.file(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            OutputStream output = new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            JsonGenerator json = JsonFactory.builder().rootValueSeparator("\n").build().createGenerator(ObjectWriteContext.empty(), output);
            return new ChangeFile(file, channel, json);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    void shape(TableShape shape) {
        write(() -> {
            json.writeStartObject();
            json.writeStringProperty("table", shape.name());
            json.writeStringProperty("rowid", shape.rowid());
            texts("key", shape.key());
            texts("columns", shape.columns());
            json.writeEndObject();
        });
    }

    void row(RowChange row) {
        write(() -> {
            json.writeStartObject();
            values("row", row.key());
            values("before", row.before());
            values("after", row.after());
            json.writeEndObject();
        });
    }

    void sequence(RowSequences.Change change) {
        write(() -> {
            json.writeStartObject();
            json.writeStringProperty("sequence", change.table());
            value("before", change.before());
            value("after", change.after());
            json.writeEndObject();
        });
    }

    /** Ends it and flushes it to the disk. */
    void flush() {
        write(() -> {
            json.writeRaw('\n');
            json.close();
            try (FileChannel again = FileChannel.open(file, StandardOpenOption.WRITE)) {
                again.force(true);
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** Jackson tells a failure of the stream beneath it by an exception of its own. */
    private void write(Writing writing) {
        try {
            writing.run();
        } catch (JacksonIOException failure) {
            throw failed(file, failure.getCause() instanceof IOException cause ? cause : new IOException(failure));
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    /** Lets it stay. */
    void keep() {
        kept = true;
    }

    @Override public void close() {
        try (channel) {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    private void texts(String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void values(String name, List<Object> values) {
        if (values == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeName(name);
        json.writeStartArray();
        values.forEach(this::value);
        json.writeEndArray();
    }

    private void value(String name, Object value) {
        json.writeName(name);
        value(value);
    }

    private void value(Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case String text -> json.writeString(text);
            case Double real -> tagged("real", Double.toString(real));
            case byte[] bytes -> tagged("bytes", Base64.getEncoder().encodeToString(bytes));
            case RowChange.RawText(byte[] bytes) -> tagged("text", Base64.getEncoder().encodeToString(bytes));
            default -> throw new IllegalArgumentException("SQLite has no value of " + value.getClass());
        }
    }

    private void tagged(String tag, String text) {
        json.writeStartObject();
        json.writeStringProperty(tag, text);
        json.writeEndObject();
    }

    /** Java has no exception of its own for a full disk, and each system words it in its own way. */
    private static Problem failed(Path file, IOException failure) {
        try {
            if (Files.getFileStore(file.getParent()).getUsableSpace() < BUFFER) {
                return Problem.because(failure, ProblemCode.DISK_FULL, "path", file);
            }
        } catch (IOException gone) {
            failure.addSuppressed(gone);
        }
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
    }
}
