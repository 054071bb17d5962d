package dev.tidemark.core.data;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** A cell's value as it is stored, with its storage class (https://www.sqlite.org/datatype3.html). Long values are held only in part. */
public sealed interface Value {
    /** Texts and BLOBs of more bytes than this are held only in part. */
    int HELD_BYTES = 4096;
    /** How many bytes of a longer one are held. */
    int HEAD_BYTES = 512;
    /** https://www.sqlite.org/syntax/numeric-literal.html, with a sign. */
    Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    /** NULL, which is not the empty text. */
    record Null() implements Value { }

    /** An integer of up to eight bytes. */
    record Int(long value) implements Value { }

    /** A floating-point number. */
    record Real(double value) implements Value { }

    /**
     * A text.
     *
     * @param text all of it, or its beginning; bytes that are no UTF-8 are replaced by U+FFFD
     * @param bytes how long all of it is
     * @param cut whether {@code text} is only the beginning
     */
    record Text(String text, long bytes, boolean cut) implements Value {
        /** A whole text. */
        public static Text of(String text) {
            return new Text(text, utf8Length(text), false);
        }

        /** How many bytes a text has in UTF-8. */
        public static long utf8Length(String text) {
            long bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }

        /** Whether it holds bytes that are no UTF-8, or the sign that stands for such; writing it back would change it. */
        public boolean damaged() {
            return text.indexOf('\uFFFD') >= 0;
        }
    }

    /**
     * Bytes.
     *
     * @param head the first of them, or all
     * @param bytes how many there are
     */
    record Blob(byte[] head, long bytes) implements Value {
        public boolean cut() {
            return head.length < bytes;
        }
    }

    /** The value as text for a person who copies it: NULL is empty, a BLOB is hexadecimal. */
    default String plain() {
        return switch (this) {
            case Null none -> "";
            case Int number -> Long.toString(number.value());
            case Real number -> Double.toString(number.value());
            case Text text -> text.text();
            case Blob blob -> HexFormat.of().formatHex(blob.head());
        };
    }

    /** The value that JDBC read for it. */
    static Value of(Object read) {
        return switch (read) {
            case null -> new Null();
            case Integer number -> new Int(number);
            case Long number -> new Int(number);
            case Number number -> new Real(number.doubleValue());
            case byte[] bytes -> new Blob(bytes, bytes.length);
            default -> Text.of(read.toString());
        };
    }

    /** As {@link #number}; null also for a number that SQLite could only keep by changing it: a whole one of more than eight bytes, or one beyond all others. */
    static Value keptNumber(String text) {
        return number(text) instanceof Real(double number) && (Double.isInfinite(number) || text.chars().allMatch(c -> c == '+' || c == '-' || Character.isDigit(c))) ? null : number(text);
    }

    /** The number that a text is in SQL, such as 7, -1.5 or 1e3: {@link Int} or {@link Real}; null for any other text, also for “5d” and “NaN”, which Java would take. */
    static Value number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        if (text.chars().allMatch(c -> c == '+' || c == '-' || Character.isDigit(c))) {
            try {
                return new Int(Long.parseLong(text));
            } catch (NumberFormatException beyondEightBytes) {
                return new Real(Double.parseDouble(text));
            }
        }
        return new Real(Double.parseDouble(text));
    }
}
