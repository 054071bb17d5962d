package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.Parameter;
import dev.tidemark.core.query.ParameterType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person gives to a query on the command line. */
final class QueryInput {
    private QueryInput() { }

    /** The statements themselves, or what standard input holds for “-”. */
    static String text(String given) {
        if (!given.equals("-")) {
            return given;
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", "standard input", "detail", Texts.reason(failure));
        }
    }

    /** @throws Problem QUERY_PARAMETER when a value is given for a parameter that no statement has, or none for one that it has */
    static Map<String, Object> values(List<Deed> deeds, Map<String, String> given) {
        Map<String, Object> values = new HashMap<>();
        Set<String> unused = new HashSet<>(given.keySet());
        for (String name : Parameter.names(deeds)) {
            String key = given.containsKey(name) ? name : name.substring(1);
            if (!given.containsKey(key)) {
                throw Problem.of(ProblemCode.QUERY_PARAMETER, "detail", name + " has no value: give --param " + name.substring(1) + "=VALUE");
            }
            unused.remove(key);
            values.put(name, ParameterType.AS_WRITTEN.value(name, given.get(key)));
        }
        if (!unused.isEmpty()) {
            throw Problem.of(ProblemCode.QUERY_PARAMETER, "detail", "no statement has a parameter " + String.join(", ", unused.stream().sorted().toList()));
        }
        return values;
    }
}
