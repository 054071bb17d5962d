package dev.tidemark.core.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 over values of SQLite's with their types and lengths, so that no other sequence of values gives the same. Not safe for several threads. */
final class ValueDigest {
    private final MessageDigest digest;

    ValueDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** @param value as the driver gives it: null, a number, a text, bytes */
    void add(Object value) {
        byte[] bytes = switch (value) {
            case null -> new byte[0];
            case byte[] blob -> blob;
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
        };
        char type = value == null ? 'n' : value instanceof byte[] ? 'b' : value instanceof String ? 't' : value instanceof Double ? 'r' : 'i';
        digest.update(ByteBuffer.allocate(5).put((byte) type).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** The digest of all that was added since the last call. */
    byte[] take() {
        return digest.digest();
    }
}
