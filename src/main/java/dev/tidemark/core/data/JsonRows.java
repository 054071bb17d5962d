package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportRow.Cell;
import java.io.InputStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
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
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private final Path file;
    private final JsonParser parser;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private List<String> named = List.of();
    private boolean begun;
    private boolean array;
    /** What is wrong with the row that is being read; null when nothing is. */
    private String wrong;

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
            wrong = null;
            List<Cell> cells = cells();
            return new ImportRow(line, cells, wrong);
        } catch (JacksonIOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure.getCause()));
        } catch (JacksonException none) {
            long line = none.getLocation() == null ? 1 : none.getLocation().getLineNr();
            throw Problem.because(none, ProblemCode.IMPORT_UNREADABLE, "file", file.getFileName(), "detail", "line " + line + " is no JSON, " + none.getOriginalMessage().strip().replaceFirst("\\.$", ""),
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
                wrong = cells[at] == null ? wrong : twice(name);
                cells[at] = cell;
            } else {
                while (more.size() <= at - cells.length) {
                    more.add(null);
                }
                wrong = more.get(at - cells.length) == null ? wrong : twice(name);
                more.set(at - cells.length, cell);
            }
        }
        List<Cell> all = new ArrayList<>(Arrays.asList(cells));
        all.addAll(more);
        return all;
    }

    private static String twice(String name) {
        return "it has “" + name + "” twice";
    }

    private Value value() {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> new Value.Null();
            case VALUE_TRUE -> new Value.Int(1);
            case VALUE_FALSE -> new Value.Int(0);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case START_OBJECT, START_ARRAY -> Value.Text.of(parser.readValueAsTree().toString());
            default -> text(parser.getString());
        };
    }

    private static Value number(String digits) {
        Value number = Value.keptNumber(digits);
        return number == null ? Value.Text.of(digits) : number;
    }

    /** Half of a sign, which JSON can write and UTF-8 cannot, would become a question mark. */
    private Value text(String text) {
        wrong = utf8.canEncode(text) ? wrong : "“" + parser.currentName() + "” holds half of a sign, which no database can keep as text";
        return Value.Text.of(text);
    }

    @Override public void close() {
        parser.close();
    }
}
