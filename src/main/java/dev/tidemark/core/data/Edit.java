package dev.tidemark.core.data;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A change of one row that is wanted, with the values that the person saw: it is only made while they still are what is stored. */
public sealed interface Edit {
    Relation relation();

    /** The statement that makes it, the very words that are run. It changes one row, or none if the row is no longer what was seen. */
    String sql();

    /**
     * New values in a row.
     *
     * @param before the values seen, of the changed columns
     * @param after the new values
     */
    record Update(Relation relation, RowKey key, Map<String, Value> before, Map<String, Value> after) implements Edit {
        public Update {
            before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
            after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        }

        @Override public String sql() {
            return "UPDATE " + Identifiers.quote(relation.name()) + " SET " + after.entrySet().stream().map(e -> Identifiers.quote(e.getKey()) + " = " + Literal.of(e.getValue()))
                .collect(Collectors.joining(", ")) + " WHERE " + Literal.row(relation, key, before);
        }
    }

    /**
     * A new row.
     *
     * @param number tells new rows apart before they have a key
     * @param values of the columns that are given; the others get their defaults
     */
    record Insert(Relation relation, int number, Map<String, Value> values) implements Edit {
        public Insert {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override public String sql() {
            String table = "INSERT INTO " + Identifiers.quote(relation.name());
            return values.isEmpty() ? table + " DEFAULT VALUES" : table + " (" + values.keySet().stream().map(Identifiers::quote).collect(Collectors.joining(", ")) + ") VALUES ("
                + values.values().stream().map(Literal::of).collect(Collectors.joining(", ")) + ")";
        }
    }

    /**
     * A row less.
     *
     * @param before the values seen
     */
    record Delete(Relation relation, RowKey key, Map<String, Value> before) implements Edit {
        public Delete {
            before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        }

        @Override public String sql() {
            return "DELETE FROM " + Identifiers.quote(relation.name()) + " WHERE " + Literal.row(relation, key, before);
        }
    }

    /**
     * Whether a box for text can give a text back as it is: it keeps no signs but tabs and line ends, and knows one kind of these.
     *
     * @param text whole
     */
    static boolean fitsABox(String text) {
        String lines = text.replace("\r\n", "\n");
        return (lines.equals(text) || lines.length() + lines.chars().filter(c -> c == '\n').count() == text.length()) && lines.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\t');
    }

    /**
     * The value that a person's text stands for: a number stays one, a text keeps its kind of line ends, and what was not changed is the value itself.
     *
     * @param before what the text was made of
     */
    static Value typed(Value before, String text) {
        if (before instanceof Value.Text old) {
            String lines = text.replace("\r\n", "\n");
            return lines.equals(old.text().replace("\r\n", "\n")) ? before : Value.Text.of(old.text().contains("\r\n") ? lines.replace("\n", "\r\n") : lines);
        }
        boolean number = before instanceof Value.Int || before instanceof Value.Real;
        Value typed = number ? Value.number(text) : null;
        return number && text.equals(before.plain()) ? before : typed == null ? Value.Text.of(text) : typed;
    }

    /** The values of a row by column. */
    static Map<String, Value> values(List<Column> columns, Row row) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.values().size()); i++) {
            values.put(columns.get(i).name(), row.values().get(i));
        }
        return values;
    }
}
