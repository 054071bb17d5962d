package dev.tidemark.core.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 over values of SQLite's with their types and lengths, so that no other sequence of values gives the same. Not safe for several threads. */
final class ValueDigest {
    private static final int AT_ONCE = 1 << 14;
    private static final int MOST_OF_A_NUMBER = 9;

    private final MessageDigest digest;
    /** Millions of small values are given on together. */
    private final ByteBuffer waiting = ByteBuffer.allocate(AT_ONCE);

    ValueDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** @param value as the driver gives it: null, a number, a text, bytes */
    void add(Object value) {
        if (waiting.remaining() < MOST_OF_A_NUMBER) {
            giveOn();
        }
        switch (value) {
            case null -> waiting.put((byte) 'n');
            case Double real -> waiting.put((byte) 'r').putLong(Double.doubleToRawLongBits(real));
            case Number number -> waiting.put((byte) 'i').putLong(number.longValue());
            case byte[] blob -> add('b', blob);
            default -> add('t', value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(char type, byte[] bytes) {
        waiting.put((byte) type).putInt(bytes.length);
        if (waiting.remaining() < bytes.length) {
            giveOn();
        }
        if (bytes.length > AT_ONCE) {
            digest.update(bytes);
        } else {
            waiting.put(bytes);
        }
    }

    private void giveOn() {
        digest.update(waiting.array(), 0, waiting.position());
        waiting.clear();
    }

    /** The digest of all that was added since the last call. */
    byte[] take() {
        giveOn();
        return digest.digest();
    }
}
