package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wherever a problem is made, the source gives every word that its sentences need: a missing one would only show when it happens. */
class ProblemWordsTest {
    private static final Pattern MADE = Pattern.compile("Problem\\.(of|because)\\(");
    private static final Pattern CODE = Pattern.compile("(?:ProblemCode\\.)?([A-Z][A-Z_]+)");
    private static final Pattern BRACE = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyWordIsGivenWhereAProblemIsMade() throws IOException {
        List<String> missing = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Matcher made = MADE.matcher(source); made.find(); ) {
                    List<String> arguments = arguments(source, made.end());
                    int code = made.group(1).equals("of") ? 0 : 1;
                    Matcher name = CODE.matcher(arguments.get(code));
                    // Where the code is chosen by an expression, or the words come as a list, the assertion in Problem has to do.
                    if (!name.matches() || arguments.size() % 2 == code % 2) {
                        continue;
                    }
                    seen++;
                    Set<String> wanted = words(ProblemCode.valueOf(name.group(1)));
                    for (int i = code + 1; i < arguments.size(); i += 2) {
                        wanted.remove(arguments.get(i).replaceAll("^\"|\"$", ""));
                    }
                    if (!wanted.isEmpty()) {
                        missing.add(file.getFileName() + ": " + name.group(1) + " lacks " + wanted);
                    }
                }
            }
        }
        assertThat(seen).as("places that were understood").isGreaterThan(200);
        assertThat(missing).isEmpty();
    }

    private static Set<String> words(ProblemCode code) {
        return Stream.of(code.what(), code.unchanged(), code.next()).flatMap(sentence -> BRACE.matcher(sentence).results()).map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The arguments of a call, which begin at that place. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (c == '"') {
                i = endOfText(source, i);
            } else if (c == '\'') {
                i = source.indexOf('\'', source.charAt(i + 1) == '\\' ? i + 3 : i + 2);
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private static int endOfText(String source, int from) {
        int i = from + 1;
        while (source.charAt(i) != '"') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
