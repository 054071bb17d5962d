package dev.tidemark.core.rescue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the values of a row from the bytes in which it is stored (https://www.sqlite.org/fileformat2.html#record_format). */
final class Fields {
    private Fields() { }

    /** A text whose bytes are none in the database's encoding; SQLite keeps such texts, so they are kept here. */
    record OddText(byte[] bytes) { }

    /**
     * The values: null, Long, Double, String, {@link OddText} or byte[].
     *
     * @throws Broken when the bytes are not exactly one row
     */
    static List<Object> of(byte[] payload, Charset encoding) {
        Varints header = new Varints(payload, 0, payload.length);
        long headerLength = header.next();
        if (headerLength > payload.length || headerLength < header.at()) {
            throw new Broken("its description is longer than the row");
        }
        List<Long> types = new ArrayList<>();
        long length = headerLength;
        while (header.at() < headerLength) {
            long type = header.next();
            types.add(type);
            length += length(type);
            if (length > payload.length) {
                throw new Broken("its values are longer than the row");
            }
        }
        if (header.at() != headerLength || length != payload.length) {
            throw new Broken("its values do not fill the row");
        }
        List<Object> values = new ArrayList<>();
        int at = (int) headerLength;
        for (long type : types) {
            int next = at + (int) length(type);
            values.add(value(type, Arrays.copyOfRange(payload, at, next), encoding));
            at = next;
        }
        return values;
    }

    private static long length(long type) {
        if (type < 0 || type == 10 || type == 11) {
            throw new Broken("a value has a type that there is not");
        }
        return switch ((int) Math.min(type, 12)) {
            case 0, 8, 9 -> 0;
            case 1, 2, 3, 4 -> type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> (type - 12) / 2;
        };
    }

    private static Object value(long type, byte[] bytes, Charset encoding) {
        return switch ((int) Math.min(type, 12)) {
            case 0 -> null;
            case 8 -> 0L;
            case 9 -> 1L;
            case 7 -> ByteBuffer.wrap(bytes).getDouble();
            case 12 -> type % 2 == 0 ? bytes : text(bytes, encoding);
            default -> new BigInteger(bytes).longValue();
        };
    }

    private static Object text(byte[] bytes, Charset encoding) {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException odd) {
            return new OddText(bytes);
        }
    }
}
