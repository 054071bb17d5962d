package dev.tidemark.cli;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command found or did: shown to a person, or written as one JSON document.
 *
 * @param exitCode 0 done, 1 a finding
 * @param json names and values; texts, numbers, booleans, null, lists and further maps
 * @param text writes the same for a person
 */
record Outcome(int exitCode, Map<String, Object> json, Consumer<Page> text) {
    static Outcome done(Map<String, Object> json, Consumer<Page> text) {
        return new Outcome(ExitCode.DONE, json, text);
    }

    static Outcome finding(Map<String, Object> json, Consumer<Page> text) {
        return new Outcome(ExitCode.FINDING, json, text);
    }
}
