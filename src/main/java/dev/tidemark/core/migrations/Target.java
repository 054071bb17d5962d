package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Version;
import java.util.Locale;

/** The version that a migrate or a roll back ends on. */
public sealed interface Target {
    /** The highest version in the folder. */
    record Latest() implements Target { }

    /** No migration applied. */
    record Base() implements Target { }

    /** A version of the folder. */
    record To(Version version) implements Target { }

    /** That many applied migrations less. */
    record Back(int steps) implements Target { }

    Target LATEST = new Latest();
    Target BASE = new Base();

    /** The target that one version is. */
    static Target to(Version version) {
        return new To(version);
    }

    /**
     * The target that a person typed: {@code latest}, {@code base}, {@code 7} or {@code V7}.
     *
     * @throws Problem VERSION_UNKNOWN when it is none of these
     */
    static Target parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        String number = word.startsWith("v") ? word.substring(1) : word;
        return switch (word) {
            case "latest" -> LATEST;
            case "base" -> BASE;
            default -> {
                if (!Version.isValid(number)) {
                    throw Problem.of(ProblemCode.VERSION_UNKNOWN, "version", text, "known", "see “tidemark history”");
                }
                yield to(Version.of(number));
            }
        };
    }
}
