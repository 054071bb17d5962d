package dev.tidemark.core.data;

import dev.tidemark.core.common.Formulas;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * How rows are written. SQLite itself makes the text of each row, so that it goes from its page to the file as bytes: bytes that are no
 * UTF-8 stay as they are save in JSON, and no text is decoded and encoded again.
 */
public enum ExportFormat {
    /** Comma separated (RFC 4180): every text in quotes, so that NULL (nothing) and the empty text, 7 and “7” stay apart. BLOBs are hexadecimal. */
    CSV("csv"),
    /** An array of objects, one a line. BLOBs are hexadecimal texts. Since JSON is UTF-8 and a reader refuses a file that is not, other bytes become U+FFFD. */
    JSON("json"),
    /** INSERT statements that SQLite reads back to the same values. */
    SQL("sql"),
    /** Values with tabs between them, for pasting into a table; tabs and line ends inside a value become blanks. */
    TEXT("txt");

    private static final int MOST_ARGUMENTS = 100;

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** The usual ending of a file: "csv". */
    public String extension() {
        return extension;
    }

    /** What stands before the first row. */
    String head(List<Column> columns, boolean escapeFormulas) {
        return switch (this) {
            case CSV -> columns.stream().map(c -> csv(c.name(), escapeFormulas)).collect(Collectors.joining(",")) + "\r\n";
            case JSON -> "[";
            case SQL -> "BEGIN;\n";
            case TEXT -> "";
        };
    }

    /** A row as this format writes it, in SQL, as one value: taking it over costs as much as taking over one value of it. */
    String row(Relation relation, List<Column> columns, boolean escapeFormulas) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String before = before(relation, columns, i);
            if (!before.isEmpty()) {
                parts.add(literal(before));
            }
            parts.add(value(columns.get(i), escapeFormulas));
        }
        parts.add(literal(switch (this) {
            case CSV -> "\r\n";
            case JSON -> "}";
            case SQL -> ");\n";
            case TEXT -> "\n";
        }));
        return joined(parts);
    }

    private String before(Relation relation, List<Column> columns, int index) {
        boolean first = index == 0;
        return switch (this) {
            case CSV -> first ? "" : ",";
            case JSON -> (first ? "\n{" : ",") + json(columns.get(index).name()) + ":";
            case SQL -> first ? "INSERT INTO " + Identifiers.quote(relation.name()) + " (" + columns.stream().map(c -> Identifiers.quote(c.name())).collect(Collectors.joining(", ")) + ") VALUES (" : ", ";
            case TEXT -> first ? "" : "\t";
        };
    }

    /** A function takes no more arguments than were built in (https://www.sqlite.org/limits.html#max_function_arg), so many are joined in groups. */
    private static String joined(List<String> parts) {
        if (parts.size() <= MOST_ARGUMENTS) {
            return "concat(" + String.join(", ", parts) + ")";
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += MOST_ARGUMENTS) {
            groups.add(joined(parts.subList(i, Math.min(parts.size(), i + MOST_ARGUMENTS))));
        }
        return joined(groups);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What stands between two rows. */
    String between() {
        return this == JSON ? "," : "";
    }

    /** What stands behind the last row. */
    String tail() {
        return switch (this) {
            case JSON -> "\n]\n";
            case SQL -> "COMMIT;\n";
            case CSV, TEXT -> "";
        };
    }

    private String value(Column column, boolean escapeFormulas) {
        String name = Identifiers.quote(column.name());
        return switch (this) {
            case CSV -> "CASE typeof(" + name + ") WHEN 'null' THEN NULL WHEN 'blob' THEN hex(" + name + ") WHEN 'text' THEN '\"'"
                + (escapeFormulas ? " || CASE WHEN unicode(" + name + ") IN (" + Formulas.CODES + ") THEN '''' ELSE '' END" : "")
                + " || replace(" + name + ", '\"', '\"\"') || '\"' ELSE " + name + " END";
            case JSON -> "json_quote(CASE typeof(" + name + ") WHEN 'blob' THEN hex(" + name + ") ELSE " + name + " END)";
            // quote() ends at a NUL (https://www.sqlite.org/nulinstr.html).
            case SQL -> "CASE WHEN typeof(" + name + ") = 'text' AND instr(" + name + ", char(0)) > 0 THEN concat('CAST(x''', hex(" + name + "), ''' AS TEXT)') ELSE quote(" + name + ") END";
            case TEXT -> "CASE typeof(" + name + ") WHEN 'blob' THEN hex(" + name + ") WHEN 'text' THEN replace(replace(replace(" + name + ", char(9), ' '), char(13), ''), char(10), ' ') ELSE " + name + " END";
        };
    }

    private static String csv(String name, boolean escapeFormulas) {
        return '"' + (escapeFormulas ? Formulas.disarmed(name) : name).replace("\"", "\"\"") + '"';
    }

    private static String json(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }
}
