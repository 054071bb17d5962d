package dev.tidemark.core.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.data.Value;
import java.util.HexFormat;
import java.util.Locale;

/** What a parameter's text is taken for. */
public enum ParameterType {
    /** As it looks: 7 and 1.5 are numbers, NULL is NULL, 'x' in quotes is a text and x'00' bytes; all else is a text. */
    AS_WRITTEN,
    TEXT,
    INTEGER,
    REAL,
    NULL,
    /** Hexadecimal digits. */
    BLOB;

    /**
     * The value for JDBC.
     *
     * @param name of the parameter, for the problem
     * @throws Problem QUERY_PARAMETER when the text is none of this type
     */
    public Object value(String name, String text) {
        try {
            return switch (this) {
                case AS_WRITTEN -> asWritten(text);
                case TEXT -> text;
                case INTEGER -> Long.valueOf(text.strip());
                case REAL -> real(text.strip());
                case NULL -> null;
                case BLOB -> HexFormat.of().parseHex(text.strip());
            };
        } catch (IllegalArgumentException wrong) {
            throw Problem.because(wrong, ProblemCode.QUERY_PARAMETER, "detail", "“" + text + "” for " + name + " is " + switch (this) {
                case INTEGER -> "no integer";
                case REAL -> "no number";
                default -> "not made of pairs of hexadecimal digits";
            });
        }
    }

    private static Double real(String text) {
        return switch (Value.number(text)) {
            case Value.Int(long number) -> (double) number;
            case Value.Real(double number) -> number;
            case null, default -> throw new NumberFormatException(text);
        };
    }

    private static Object asWritten(String given) {
        String text = given.strip();
        if (text.equalsIgnoreCase("NULL")) {
            return null;
        }
        switch (Value.number(text)) {
            case Value.Int(long number) -> {
                return number;
            }
            case Value.Real(double number) -> {
                return number;
            }
            case null, default -> { }
        }
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.toLowerCase(Locale.ROOT).matches("x'([0-9a-f]{2})*'")) {
            return HexFormat.of().parseHex(text.substring(2, text.length() - 1));
        }
        return given;
    }
}
