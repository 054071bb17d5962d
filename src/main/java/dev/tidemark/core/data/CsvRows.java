package dev.tidemark.core.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportRow.Cell;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of separated values (RFC 4180): quoted values may hold separators and line ends; an empty value with quotes is told from one without. */
final class CsvRows implements ImportRows {
    private final Path file;
    private final ImportText encoded;
    private final QuoteWatch quotes;
    private final CsvReader<ImportRow> reader;
    private final CloseableIterator<ImportRow> rows;
    private final List<String> names;
    /** Read to find the names, and still to be told. */
    private final Deque<ImportRow> before = new ArrayDeque<>();
    private final boolean emptyAsText;
    private long line;

    /** @param text without a byte order mark, as {@code encoded} has opened it; is closed with this, or when the heading cannot be read */
    CsvRows(Path file, ImportText encoded, Reader text, char separator, boolean emptyAsText, boolean header) {
        this.file = file;
        this.encoded = encoded;
        this.emptyAsText = emptyAsText;
        this.quotes = new QuoteWatch(text, separator);
        this.reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true).build(new Cells(emptyAsText), quotes);
        this.rows = reader.iterator();
        try {
            ImportRow first = read();
            while (first != null && first.cells().isEmpty()) {
                before.add(first);
                first = read();
            }
            if (first == null) {
                this.names = List.of();
            } else if (header) {
                this.names = first.cells().stream().map(cell -> cell.value().plain().strip()).toList();
                before.clear();
            } else {
                this.names = IntStream.rangeClosed(1, first.cells().size()).mapToObj(Integer::toString).toList();
                before.add(first);
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override public List<String> names() {
        return names;
    }

    @Override public ImportRow next() {
        ImportRow row = following();
        while (row != null && row.cells().isEmpty()) {
            if (names.size() == 1) {
                // The one value of this row is NULL, or empty, and our own export writes it so.
                return new ImportRow(row.line(), List.of(emptyAsText ? new Cell(Value.Text.of(""), true) : Cell.NOTHING), null);
            }
            row = following();
        }
        if (row == null || row.cells().size() == names.size()) {
            return row;
        }
        return new ImportRow(row.line(), row.cells(), "it has " + Texts.count(row.cells().size(), "value", "values") + " where the first line names " + names.size());
    }

    private ImportRow following() {
        return before.isEmpty() ? read() : before.poll();
    }

    private ImportRow read() {
        try {
            ImportRow row = rows.hasNext() ? rows.next() : null;
            line = row == null ? line : row.line();
            if (row != null && quotes.endedInQuotes() && !rows.hasNext()) {
                throw Problem.of(ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(), "detail", "in the row of line " + line + " a value begins with a quote and has none at its end, so that all that follows would be part of it",
                    "advice", "Close the quote there; a quote in a quoted value is written twice");
            }
            return row;
        } catch (CsvParseException wrong) {
            throw unreadable(wrong, wrong.getCause() == null ? wrong.getMessage() : wrong.getCause().getMessage());
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof CharacterCodingException) {
                throw encoded.unreadable(file, failure);
            }
            throw unreadable(failure, Texts.reason(failure.getCause()));
        }
    }

    private Problem unreadable(RuntimeException failure, String detail) {
        return Problem.because(failure, ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(), "detail", "behind line " + line + " “" + detail.strip().replaceFirst("\\.$", "") + "”",
            "advice", "Correct the file there, or name another separator");
    }

    @Override public void close() {
        try {
            reader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keeps what the parser knows of quotes. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<ImportRow> {
        private final boolean emptyAsText;
        private List<Cell> cells = new ArrayList<>();

        Cells(boolean emptyAsText) {
            this.emptyAsText = emptyAsText;
        }

        @Override protected void handleBegin(long startingLine) {
            cells = new ArrayList<>(cells.size());
        }

        @Override protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            boolean nothing = length == 0 && !quoted && !emptyAsText;
            cells.add(nothing ? Cell.NOTHING : new Cell(Value.Text.of(new String(buffer, offset, length)), !quoted));
        }

        @Override protected ImportRow buildRecord() {
            return new ImportRow(getStartingLineNumber(), cells, null);
        }
    }
}
