package dev.tidemark.core.data;

import dev.tidemark.core.sqlite.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as SQL literals (https://www.sqlite.org/lang_expr.html#literal_values_constants_), and conditions on what a row held. */
final class Literal {
    private Literal() { }

    static String of(Value value) {
        return switch (value) {
            case Value.Null none -> "NULL";
            case Value.Int number -> number.value() == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(number.value());
            case Value.Real number -> Double.isInfinite(number.value()) ? (number.value() < 0 ? "-9e999" : "9e999") : Double.toString(number.value());
            case Value.Text text -> of(text.text());
            case Value.Blob blob -> "x'" + HexFormat.of().formatHex(blob.head()) + "'";
        };
    }

    /** A NUL would end the statement. */
    private static String of(String text) {
        return text.indexOf('\0') < 0 ? Identifiers.literal(text) : "CAST(x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
    }

    /** That a row has this key and still holds these values. */
    static String row(Relation relation, RowKey key, Map<String, Value> before) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < relation.key().size(); i++) {
            conditions.add(relation.key().get(i) + " = " + of(Value.of(key.values().get(i))));
        }
        // Else “Ann” would count as unchanged when another program has made “ANN” of it (https://www.sqlite.org/datatype3.html#collating_sequences).
        String binary = relation.table().sql() != null && relation.table().sql().toUpperCase(Locale.ROOT).contains("COLLATE") ? " COLLATE BINARY" : "";
        before.forEach((column, value) -> conditions.add(unchanged(Identifiers.quote(column), value, binary)));
        return String.join(" AND ", conditions);
    }

    private static String unchanged(String column, Value seen, String binary) {
        return switch (seen) {
            case Value.Text text when text.damaged() -> "typeof(" + column + ") = 'text'";
            case Value.Text text when text.cut() -> "(octet_length(" + column + ") = " + text.bytes() + " AND substr(" + column + ", 1, " + text.text().codePointCount(0, text.text().length()) + ") = " + of(text.text()) + binary + ")";
            case Value.Text text -> column + " IS " + of(seen) + binary;
            case Value.Blob blob when blob.cut() -> "(octet_length(" + column + ") = " + blob.bytes() + " AND substr(" + column + ", 1, " + blob.head().length + ") = " + of(blob) + ")";
            default -> column + " IS " + of(seen);
        };
    }
}
