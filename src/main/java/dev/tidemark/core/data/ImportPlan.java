package dev.tidemark.core.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a file would come into a table, seen from its first rows. Nothing has been tried yet.
 *
 * @param encoding in words, with what was found; JSON says itself
 * @param separator of CSV; null for JSON
 * @param targets the columns that get values, in the order of the file
 * @param leftOut names in the file that no column takes
 * @param without columns that the file has nothing for: they get their defaults
 * @param first the first rows, as the targets would get them
 */
public record ImportPlan(ImportOrder order, Relation relation, String encoding, Character separator, List<Target> targets, List<String> leftOut, List<String> without, List<List<Value>> first) {
    /** How many rows {@link #first} has at most. */
    public static final int FIRST_ROWS = 10;

    public ImportPlan {
        targets = List.copyOf(targets);
        leftOut = List.copyOf(leftOut);
        without = List.copyOf(without);
        first = List.copyOf(first);
    }

    /**
     * A column that gets values.
     *
     * @param affinity how it stores values
     * @param name as the file calls it
     */
    public record Target(Column column, Affinity affinity, String name) {
        /** What becomes of its values: "whole numbers". */
        public String storedAs() {
            return switch (Kind.of(this)) {
                case BYTES -> "bytes where it is hexadecimal, else text";
                case YES_OR_NO -> "1 or 0 for true or false, else as it is";
                default -> switch (affinity) {
                    case INTEGER -> "whole numbers";
                    case REAL -> "numbers";
                    case NUMERIC -> "a number where it is one, else text";
                    case TEXT -> "text, digits too";
                    case BLOB -> "a number where it is one without quotes, else text";
                };
            };
        }
    }

    /** The rule for nothing, in a sentence. */
    public String emptyRule() {
        if (order.format() == ImportFormat.JSON) {
            return "null, and a name that a row has not, are NULL; \"\" is the empty text.";
        }
        return order.emptyAsText() ? "An empty value is the empty text, with quotes and without; nothing is NULL." : "An empty value without quotes is NULL; \"\" is the empty text.";
    }

    /** How the file is read, in words: "CSV with ; in UTF-8". */
    public String reading() {
        return ImportLook.reading(order.format(), separator, encoding);
    }

    /** Where more than the type's affinity says what a value becomes. */
    enum Kind {
        BYTES, YES_OR_NO, LOOSE, NUMBER, OTHER;

        static Kind of(Target target) {
            String type = target.column().type().toUpperCase(Locale.ROOT);
            Affinity affinity = target.affinity();
            if (type.contains("BOOL")) {
                return YES_OR_NO;
            }
            if (affinity == Affinity.BLOB) {
                return type.contains("BLOB") ? BYTES : LOOSE;
            }
            boolean number = affinity == Affinity.INTEGER || affinity == Affinity.REAL || type.contains("NUM") || type.contains("DEC");
            return number ? NUMBER : OTHER;
        }
    }

    /** What a person should know before, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            notes.add(Texts.count(leftOut.size(), "name", "names") + " of the file " + (leftOut.size() == 1 ? "is" : "are") + " left out, since no column is called so: " + some(leftOut) + ".");
        }
        if (!without.isEmpty()) {
            notes.add("The file has nothing for " + some(without) + ": " + (without.size() == 1 ? "its default is" : "their defaults are") + " taken.");
        }
        return notes;
    }

    /** The first few of many names, and the number of the others. */
    static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(8, names.size()))) + (names.size() > 8 ? " and " + Texts.grouped(names.size() - 8) + " more" : "");
    }
}
