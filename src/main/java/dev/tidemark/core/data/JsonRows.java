package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportRow.Cell;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Objects of an array, or one behind the other. What is nested stays JSON, as a text; true and false are 1 and 0, as SQLite has them. */
final class JsonRows implements ImportRows {
    private final Path file;
    private final JsonParser parser;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private List<String> named = List.of();
    private boolean begun;
    private boolean array;
    /** A name that stands more than once in the row that is being read; null when there is none. */
    private String twice;

    /** @param bytes UTF-8, UTF-16 or UTF-32; closed with this */
    JsonRows(Path file, InputStream bytes) {
        this.file = file;
        this.parser = JsonMapper.shared().createParser(bytes);
    }

    @Override public List<String> names() {
        if (named.size() != names.size()) {
            named = List.copyOf(names.keySet());
        }
        return named;
    }

    @Override public ImportRow next() {
        try {
            JsonToken token = parser.nextToken();
            if (!begun && token == JsonToken.START_ARRAY) {
                array = true;
                token = parser.nextToken();
            }
            begun = true;
            if (array && token == JsonToken.END_ARRAY) {
                requireEnd();
                return null;
            }
            if (token == null) {
                return null;
            }
            long line = parser.currentTokenLocation().getLineNr();
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return new ImportRow(line, List.of(), "it is no object with names and values");
            }
            twice = null;
            List<Cell> cells = cells();
            return new ImportRow(line, cells, twice == null ? null : "it has “" + twice + "” twice");
        } catch (JacksonIOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure.getCause()));
        } catch (JacksonException wrong) {
            long line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw Problem.because(wrong, ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(), "detail", "line " + line + " is no JSON, " + wrong.getOriginalMessage().strip().replaceFirst("\\.$", ""),
                "advice", "Correct the file there; it should be an array of objects, or objects one a line");
        }
    }

    /** What stands behind the array would be lost unseen. */
    private void requireEnd() {
        if (parser.nextToken() != null) {
            throw Problem.of(ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(), "detail", "line " + parser.currentTokenLocation().getLineNr() + ": something stands behind the array",
                "advice", "Put all objects into one array, or write them one a line without any");
        }
    }

    private List<Cell> cells() {
        Cell[] cells = new Cell[names.size()];
        List<Cell> more = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Cell cell = Cell.of(value());
            int at = names.computeIfAbsent(name, _ -> names.size());
            if (at < cells.length) {
                twice = cells[at] == null ? twice : name;
                cells[at] = cell;
            } else {
                while (more.size() <= at - cells.length) {
                    more.add(null);
                }
                twice = more.get(at - cells.length) == null ? twice : name;
                more.set(at - cells.length, cell);
            }
        }
        List<Cell> all = new ArrayList<>(Arrays.asList(cells));
        all.addAll(more);
        return all;
    }

    private Value value() {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> new Value.Null();
            case VALUE_TRUE -> new Value.Int(1);
            case VALUE_FALSE -> new Value.Int(0);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.number(parser.getString());
            case START_OBJECT, START_ARRAY -> Value.Text.of(parser.readValueAsTree().toString());
            default -> Value.Text.of(parser.getString());
        };
    }

    @Override public void close() {
        parser.close();
    }
}
