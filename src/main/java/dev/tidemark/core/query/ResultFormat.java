package dev.tidemark.core.query;

import dev.tidemark.core.common.Formulas;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How the rows of a result are written, one after the other. */
public enum ResultFormat {
    /** Comma separated (RFC 4180): every text in quotes, so that NULL (nothing) and the empty text stay apart. BLOBs are hexadecimal. Texts that a spreadsheet would run are {@linkplain Formulas disarmed}. */
    CSV("csv"),
    /** The same with texts as they are. */
    CSV_WITH_FORMULAS("csv"),
    /** An array of objects, one a line; a name that comes twice gets a number. BLOBs are hexadecimal texts. */
    JSON("json");

    private final String extension;

    ResultFormat(String extension) {
        this.extension = extension;
    }

    /** The usual ending of a file. */
    public String extension() {
        return extension;
    }

    /** Takes rows and writes them; {@link Writing#end} after the last. */
    public Writing to(Writer out) {
        return this == JSON ? new Json(out) : new Csv(out, this == CSV);
    }

    /** A result that is being written. */
    public interface Writing extends QueryService.Taker {
        /** Writes what stands behind the last row. */
        void end() throws IOException;
    }

    private record Csv(Writer out, boolean disarming) implements Writing {
        @Override public void columns(List<String> names) throws IOException {
            row(names.toArray());
        }

        @Override public void row(Object[] values) throws IOException {
            for (int i = 0; i < values.length; i++) {
                out.append(i == 0 ? "" : ",").append(switch (values[i]) {
                    case null -> "";
                    case byte[] bytes -> HexFormat.of().formatHex(bytes);
                    case String text -> '"' + (disarming ? Formulas.disarmed(text) : text).replace("\"", "\"\"") + '"';
                    default -> values[i].toString();
                });
            }
            out.append("\r\n");
        }

        @Override public void end() { }
    }

    private static final class Json implements Writing {
        private final Writer out;
        private final JsonGenerator json;
        private String[] names = {};
        private boolean any;

        Json(Writer out) {
            this.out = out;
            this.json = JsonFactory.builder().rootValueSeparator((String) null).build().createGenerator(ObjectWriteContext.empty(), new Unclosed(out));
        }

        @Override public void columns(List<String> given) throws IOException {
            names = new String[given.size()];
            for (int i = 0; i < names.length; i++) {
                String name = given.get(i);
                for (int n = 2; List.of(given.subList(0, i).toArray()).contains(name) || java.util.Arrays.asList(names).contains(name); n++) {
                    name = given.get(i) + "_" + n;
                }
                names[i] = name;
            }
            out.append("[");
        }

        @Override public void row(Object[] values) throws IOException {
            json.flush();
            out.append(any ? ",\n" : "\n");
            any = true;
            json.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                json.writeName(names[i]);
                switch (values[i]) {
                    case null -> json.writeNull();
                    case byte[] bytes -> json.writeString(HexFormat.of().formatHex(bytes));
                    case Integer number -> json.writeNumber(number);
                    case Long number -> json.writeNumber(number);
                    case Double number when Double.isFinite(number) -> json.writeNumber(number);
                    default -> json.writeString(values[i].toString());
                }
            }
            json.writeEndObject();
            json.flush();
        }

        @Override public void end() throws IOException {
            json.flush();
            out.append(names.length == 0 && !any ? "[]\n" : "\n]\n");
        }
    }

    /** The generator flushes after every row, which must not reach the disk each time. */
    private static final class Unclosed extends java.io.FilterWriter {
        Unclosed(Writer out) {
            super(out);
        }

        @Override public void flush() { }

        @Override public void close() { }
    }
}
