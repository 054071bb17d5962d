package dev.tidemark.core.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportPlan.Target;
import dev.tidemark.core.data.ImportRow.Cell;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Values of a file as the columns get them; counts those that are not what their column is for. For one run. */
final class ImportValues {
    /** How much of a value a sentence about it shows. */
    static final int TOLD_LETTERS = 40;
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    private final Map<Target, Odd> odd = new LinkedHashMap<>();
    /** Of the row that is being read. */
    private final Map<Target, String> strange = new LinkedHashMap<>();

    private static final class Odd {
        private final long line;
        private final String text;
        private long count;

        private Odd(long line, String text) {
            this.line = line;
            this.text = text;
        }
    }

    Value value(Target target, Cell cell) {
        if (!(cell.value() instanceof Value.Text(String text, long _, boolean _))) {
            return cell.value();
        }
        return switch (ImportPlan.Kind.of(target)) {
            case BYTES -> HEXADECIMAL.matcher(text).matches() ? blob(text) : cell.value();
            case YES_OR_NO -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> new Value.Int(1);
                case "false" -> new Value.Int(0);
                default -> cell.value();
            };
            case LOOSE -> {
                Value number = cell.bare() ? Value.keptNumber(text) : null;
                yield number == null ? cell.value() : number;
            }
            case NUMBER -> {
                if (Value.number(text.strip()) == null) {
                    strange.put(target, text);
                }
                yield cell.value();
            }
            case OTHER -> cell.value();
        };
    }

    /** The row is over: what was strange in it counts if it came in. */
    void ended(long line, boolean cameIn) {
        if (cameIn) {
            strange.forEach((target, text) -> odd.computeIfAbsent(target, _ -> new Odd(line, text)).count++);
        }
        strange.clear();
    }

    private static Value blob(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        return new Value.Blob(bytes, bytes.length);
    }

    /** "3 values of “age” are no numbers and would be stored as text, the first on line 7: “n/a”." */
    List<String> oddities() {
        List<String> sentences = new ArrayList<>();
        odd.forEach((target, found) -> sentences.add(Texts.count(found.count, "value", "values") + " of “" + target.column().name() + "” " + (found.count == 1 ? "is no number" : "are no numbers")
            + " and would be stored as text, the first on line " + found.line + ": “" + Texts.shortened(found.text, TOLD_LETTERS) + "”."));
        return sentences;
    }
}
