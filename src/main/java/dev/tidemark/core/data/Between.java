package dev.tidemark.core.data;

import java.util.OptionalDouble;

/** Values between two others: numbers by their size, texts by the characters after those that both begin with. */
final class Between {
    private static final int LETTERS = 4;

    private Between() { }

    /** The value that far from {@code least} to {@code most}; null where the two are of different or other kinds. */
    static Object of(Object least, Object most, double fraction) {
        if (least instanceof Long from && most instanceof Long to) {
            return from + (long) (((double) to - from) * fraction);
        }
        if (least instanceof Number from && most instanceof Number to) {
            return from.doubleValue() + (to.doubleValue() - from.doubleValue()) * fraction;
        }
        if (least instanceof String from && most instanceof String to) {
            int common = common(from, to);
            double value = weight(from, common) + (weight(to, common) - weight(from, common)) * fraction;
            StringBuilder text = new StringBuilder(from.substring(0, common));
            for (int i = 0; i < LETTERS; i++) {
                value *= 128;
                int letter = Math.clamp((int) value, 0, 127);
                text.append((char) letter);
                value -= letter;
            }
            // A NUL would end the text for some of SQLite's functions.
            int end = text.length();
            while (end > common && text.charAt(end - 1) == 0) {
                end--;
            }
            return text.substring(0, end).replace('\0', '\1');
        }
        return null;
    }

    /** How far {@code value} is from {@code least} to {@code most}, 0 to 1. */
    static OptionalDouble fraction(Object least, Object most, Object value) {
        double from;
        double to;
        double at;
        if (least instanceof Number first && most instanceof Number second && value instanceof Number third) {
            from = first.doubleValue();
            to = second.doubleValue();
            at = third.doubleValue();
        } else if (least instanceof String first && most instanceof String second && value instanceof String third) {
            int common = common(first, second);
            from = weight(first, common);
            to = weight(second, common);
            at = weight(third, common);
        } else {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(to <= from ? 0 : Math.clamp((at - from) / (to - from), 0, 1));
    }

    private static int common(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int common = 0;
        while (common < most && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    /** The text behind its first characters as a fraction to the base of 128, 0 to 1. */
    private static double weight(String text, int from) {
        double value = 0;
        double unit = 1;
        for (int i = from; i < Math.min(text.length(), from + LETTERS + 2); i++) {
            unit /= 128;
            value += Math.min(text.charAt(i), 127) * unit;
        }
        return value;
    }
}
