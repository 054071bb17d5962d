package dev.tidemark.ui.data;

import java.util.HexFormat;

/** Bytes as a person reads them: offset, hexadecimal, letters. */
final class Hex {
    private static final int IN_A_LINE = 8;

    private Hex() { }

    static String lines(byte[] bytes, int most) {
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from < Math.min(bytes.length, most); from += IN_A_LINE) {
            StringBuilder letters = new StringBuilder();
            lines.append(String.format("%06x ", from));
            for (int i = from; i < from + IN_A_LINE; i++) {
                lines.append(i < bytes.length ? " " + HexFormat.of().toHexDigits(bytes[i]) : "   ");
                letters.append(i >= bytes.length ? "" : bytes[i] >= 0x20 && bytes[i] < 0x7f ? Character.toString(bytes[i]) : ".");
            }
            lines.append("  ").append(letters).append('\n');
        }
        return lines.toString();
    }

    /** Whether the bytes begin like a PNG, JPEG, GIF or BMP. */
    static boolean isPicture(byte[] bytes) {
        return begins(bytes, 0x89, 'P', 'N', 'G') || begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 'G', 'I', 'F', '8') || begins(bytes, 'B', 'M');
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
