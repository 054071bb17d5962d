package dev.tidemark.ui.support;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Value;
import java.util.regex.Pattern;

/** A value of a cell in one line, with NULL told from the empty text. */
public final class ValueText {
    private static final int SHOWN_LETTERS = 300;
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private ValueText() { }

    /** The value as a cell shows it. */
    public static String of(Value value) {
        return switch (value) {
            case Value.Null _ -> Messages.text("value.null");
            case Value.Text text when text.text().isEmpty() -> Messages.text("value.empty");
            case Value.Blob blob -> Messages.text("value.blob", Texts.size(blob.bytes()));
            case Value.Text text when text.cut() -> line(text.text()) + " … " + Texts.size(text.bytes());
            case Value.Text text -> line(text.text());
            default -> value.plain();
        };
    }

    /** Whether the cell shows a word about the value and not the value itself. */
    public static boolean isQuiet(Value value) {
        return value instanceof Value.Null || value instanceof Value.Blob || value instanceof Value.Text text && text.text().isEmpty();
    }

    private static String line(String text) {
        return Texts.shown(LINE_END.matcher(Texts.shortened(text, SHOWN_LETTERS)).replaceAll(" ↵ ").replace('\t', ' '));
    }
}
