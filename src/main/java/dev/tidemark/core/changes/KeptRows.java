package dev.tidemark.core.changes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ChangeFile} wrote, one row at a time. */
public final class KeptRows {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build()).build();

    /** How {@link ChangeFile} begins the line of a row. */
    private static final String ROW = "{\"row\":";

    private final Path file;

    public KeptRows(Path file) {
        this.file = file;
    }

    /** Where the lines of the file go; methods that a reader does not care for do nothing. */
    interface Taker {
        /** The rows of this table follow. */
        void table(TableShape shape) throws SQLException;

        /** @return whether to read on */
        boolean row(TableShape shape, RowChange row) throws SQLException;

        default void sequence(RowSequences.Change change) throws SQLException { }
    }

    /**
     * The first rows, for showing.
     *
     * @throws Problem INPUT_OUTPUT when the file is gone or damaged
     */
    public List<RowChange> first(int most) {
        List<RowChange> rows = new ArrayList<>();
        if (most <= 0) {
            return rows;
        }
        try {
            read(new Taker() {
                @Override public void table(TableShape shape) { }

                @Override public boolean row(TableShape shape, RowChange row) {
                    rows.add(row);
                    return rows.size() < most;
                }
            });
            return rows;
        } catch (SQLException impossible) {
            throw new IllegalStateException("No statement is run", impossible);
        }
    }

    /** Reads tables, rows and counters in the order of the file, until the taker has enough. */
    void read(Taker taker) throws SQLException {
        read(_ -> true, taker);
    }

    /** As {@link #read(Taker)}, with the rows of some tables only: those of the others are passed over unread. */
    void read(Predicate<TableShape> wanted, Taker taker) throws SQLException {
        TableShape shape = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || shape != null && line.startsWith(ROW) && !wanted.test(shape)) {
                    continue;
                }
                JsonNode node = MAPPER.readTree(line);
                if (node.has("table")) {
                    shape = new TableShape(node.get("table").asString(), node.get("rowid").isNull() ? null : node.get("rowid").asString(), texts(node.get("key")), texts(node.get("columns")));
                    taker.table(shape);
                } else if (node.has("row") && shape != null) {
                    if (!taker.row(shape, new RowChange(shape.name(), values(node.get("row")), values(node.get("before")), values(node.get("after"))))) {
                        return;
                    }
                } else {
                    taker.sequence(new RowSequences.Change(node.get("sequence").asString(), (Long) value(node.get("before")), (Long) value(node.get("after"))));
                }
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
            throw Problem.because(damaged, ProblemCode.INPUT_OUTPUT, "path", file, "detail", "it is damaged");
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<Object> values(JsonNode array) {
        if (array.isNull()) {
            return null;
        }
        List<Object> values = new ArrayList<>(array.size());
        array.forEach(value -> values.add(value(value)));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            return node.isString() ? node.asString() : (Object) node.asLong();
        }
        Map.Entry<String, JsonNode> tagged = node.properties().iterator().next();
        String text = tagged.getValue().asString();
        return switch (tagged.getKey()) {
            case "real" -> (Object) Double.valueOf(text);
            case "bytes" -> Base64.getDecoder().decode(text);
            case "text" -> new RowChange.RawText(Base64.getDecoder().decode(text));
            default -> throw new IllegalArgumentException("No value is a " + tagged.getKey());
        };
    }
}
