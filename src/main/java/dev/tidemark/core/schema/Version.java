package dev.tidemark.core.schema;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a migration: whole numbers with dots (or underscores in file names) between them, compared number by number, so that
 * {@code 1.0} equals {@code 1} and {@code 2} is below {@code 10} (as in https://documentation.red-gate.com/flyway/flyway-concepts/migrations/versioned-migrations).
 */
public final class Version implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("\\d+([._]\\d+)*");

    private final String text;
    private final List<BigInteger> parts;

    private Version(String text) {
        this.text = text;
        this.parts = withoutTrailingZeros(Arrays.stream(text.split("\\.")).map(BigInteger::new).toList());
    }

    /**
     * The version that a text names.
     *
     * @throws IllegalArgumentException when {@link #isValid} says no
     */
    public static Version of(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("Not a version: " + text);
        }
        return new Version(text.replace('_', '.'));
    }

    /** Whether a text has the form of a version. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** The next whole version: 8 after 7, and after 7.3. */
    public Version nextWhole() {
        return of(parts.getFirst().add(BigInteger.ONE).toString());
    }

    @Override public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override public boolean equals(Object other) {
        return other instanceof Version version && parts.equals(version.parts);
    }

    @Override public int hashCode() {
        return parts.hashCode();
    }

    /** As written in the file name, with dots: {@code 7}, {@code 1.2}. */
    @Override public String toString() {
        return text;
    }

    /** As a person reads it: {@code V7}. */
    public String label() {
        return "V" + text;
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    private static List<BigInteger> withoutTrailingZeros(List<BigInteger> numbers) {
        int size = numbers.size();
        while (size > 1 && numbers.get(size - 1).signum() == 0) {
            size--;
        }
        return List.copyOf(numbers.subList(0, size));
    }
}
