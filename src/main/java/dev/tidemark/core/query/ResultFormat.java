package dev.tidemark.core.query;

import dev.tidemark.core.common.Formulas;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
    JSON("json"),
    /** INSERT statements into a table “result”, which SQLite reads back to the same values. */
    SQL("sql");

    private final String extension;

    ResultFormat(String extension) {
        this.extension = extension;
    }

    /** The usual ending of a file. */
    public String extension() {
        return extension;
    }

    /** The one that the ending of a file's name tells; CSV where it tells none. */
    public static ResultFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.extension)).findFirst().orElse(CSV);
    }

    /** Takes rows and writes them; {@link Writing#end} after the last. */
    public Writing to(Writer out) {
        return switch (this) {
            case CSV, CSV_WITH_FORMULAS -> new Csv(out, this == CSV);
            case JSON -> new Json(out);
            case SQL -> new Sql(out);
        };
    }

    /** A result that is being written. */
    public interface Writing extends QueryService.Taker {
        /** Writes what stands behind the last row. */
        void end() throws IOException;
    }

    /** As SQLite writes them: “Inf” in CSV, a number beyond all others elsewhere. */
    private static String infinite(double number, String infinity) {
        return number < 0 ? "-" + infinity : infinity;
    }

    private static String hexadecimal(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private record Csv(Writer out, boolean disarming) implements Writing {
        @Override public void columns(List<String> names) throws IOException {
            row(names.toArray());
        }

        @Override public void row(Object[] values) throws IOException {
            for (int i = 0; i < values.length; i++) {
                out.append(i == 0 ? "" : ",").append(switch (values[i]) {
                    case null -> "";
                    case byte[] bytes -> hexadecimal(bytes);
                    case Double number when number.isInfinite() -> infinite(number, "Inf");
                    case String text -> '"' + (disarming ? Formulas.disarmed(text) : text).replace("\"", "\"\"") + '"';
                    default -> values[i].toString();
                });
            }
            out.append("\r\n");
        }

        @Override public void end() { }
    }

    private static final class Sql implements Writing {
        private final Writer out;
        private String insert;

        Sql(Writer out) {
            this.out = out;
        }

        @Override public void columns(List<String> names) throws IOException {
            insert = "INSERT INTO \"result\" (" + distinct(names).stream().map(Identifiers::quote).collect(Collectors.joining(", ")) + ") VALUES (";
            out.append("BEGIN;\n");
        }

        @Override public void row(Object[] values) throws IOException {
            out.append(insert);
            for (int i = 0; i < values.length; i++) {
                out.append(i == 0 ? "" : ", ").append(switch (values[i]) {
                    case null -> "NULL";
                    case byte[] bytes -> "X'" + hexadecimal(bytes) + "'";
                    case Double number when number.isInfinite() -> infinite(number, "9e999");
                    case String text when text.indexOf('\0') >= 0 -> "CAST(X'" + hexadecimal(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
                    case String text -> Identifiers.literal(text);
                    default -> values[i].toString();
                });
            }
            out.append(");\n");
        }

        @Override public void end() throws IOException {
            out.append(insert == null ? "" : "COMMIT;\n");
        }
    }

    /** A name that comes twice gets a number. */
    private static List<String> distinct(List<String> given) {
        Set<String> taken = SqlTokens.nameSet();
        taken.addAll(given);
        Set<String> used = SqlTokens.nameSet();
        List<String> names = new ArrayList<>();
        for (String wanted : given) {
            String name = wanted;
            for (int n = 2; !name.equals(wanted) && taken.contains(name) || !used.add(name); n++) {
                name = wanted + "_" + n;
            }
            names.add(name);
        }
        return names;
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
            names = distinct(given).toArray(String[]::new);
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
                    case byte[] bytes -> json.writeString(hexadecimal(bytes));
                    case Integer number -> json.writeNumber(number);
                    case Long number -> json.writeNumber(number);
                    case Double number when Double.isFinite(number) -> json.writeNumber(number);
                    case Double number -> json.writeNumber(infinite(number, "9.0e+999"));
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
