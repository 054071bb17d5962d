package dev.tidemark.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets nothing through to a person's terminal that steers it, other than what this program writes itself: names and values of a database may hold sequences that set the title, clear
 * the screen or turn the direction of writing. They are shown as the sign of their own.
 */
final class HarmlessWriter extends FilterWriter {
    /** Colours and weight as {@link Style} writes them, and the line of progress; then all other control signs, and those that turn the direction. */
    private static final Pattern STEERING = Pattern.compile("(\\u001b\\[(?:0|1|2|31|32|33)m|\\r\\u001b\\[K|\\r?\\n|\\t)|[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final int PICTURES = 0x2400;

    private final boolean signs;

    private HarmlessWriter(Writer out, boolean signs) {
        super(out);
        this.signs = signs;
    }

    /** @param signs whether the terminal can show signs beyond ASCII */
    static PrintWriter around(Writer out, boolean signs) {
        return new PrintWriter(new HarmlessWriter(out, signs), false);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        String part = text.substring(from, from + length);
        Matcher steering = STEERING.matcher(part);
        out.write(steering.replaceAll(found -> Matcher.quoteReplacement(found.group(1) != null ? found.group(1) : shown(found.group().charAt(0)))));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int sign) throws IOException {
        write(String.valueOf((char) sign), 0, 1);
    }

    private String shown(char sign) {
        return !signs ? "?" : sign < 0x20 ? String.valueOf((char) (PICTURES + sign)) : sign == 0x7f ? "␡" : "\ufffd";
    }
}
