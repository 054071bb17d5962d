package dev.tidemark.core.common;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A failure told to a person: a stable code, what happened, what is unchanged, what to do next; the cause is for the log. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final ProblemCode code;
    private final transient Map<String, String> details;

    private Problem(ProblemCode code, Map<String, String> details, Throwable cause) {
        super(code.id() + " " + fill(code.what(), details), cause);
        this.code = code;
        this.details = details;
    }

    /**
     * A problem without a technical cause.
     *
     * @param namesAndValues the words for the braces in the code's sentences: name, value, name, value …
     */
    public static Problem of(ProblemCode code, Object... namesAndValues) {
        return because(null, code, namesAndValues);
    }

    /**
     * A problem with its technical cause, which only the log and the copied details show.
     *
     * @param cause may be null
     * @param namesAndValues the words for the braces in the code's sentences: name, value, name, value …
     */
    public static Problem because(Throwable cause, ProblemCode code, Object... namesAndValues) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            details.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        assert everyBraceIsFilled(code, details) : code + " misses a word for its sentences: " + details.keySet();
        return new Problem(code, details, cause);
    }

    /** Any throwable as a problem: a problem stays itself, all else becomes {@link ProblemCode#UNEXPECTED}. */
    public static Problem from(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return because(failure, ProblemCode.UNEXPECTED, "detail", detail);
    }

    public ProblemCode code() {
        return code;
    }

    /** What happened, in one sentence. */
    public String what() {
        return fill(code.what(), details);
    }

    /** What is unchanged, in one sentence. */
    public String unchanged() {
        return fill(code.unchanged(), details);
    }

    /** What to do next, in one sentence. */
    public String next() {
        return fill(code.next(), details);
    }

    /** The values that fill the sentences, by name: file, line, path …; never null. */
    public Map<String, String> details() {
        return Map.copyOf(details);
    }

    private static String fill(String sentence, Map<String, String> details) {
        return PLACEHOLDER.matcher(sentence)
            .replaceAll(m -> Matcher.quoteReplacement(details.getOrDefault(m.group(1), m.group())));
    }

    private static boolean everyBraceIsFilled(ProblemCode code, Map<String, String> details) {
        return PLACEHOLDER.matcher(code.what() + code.unchanged() + code.next()).results()
            .allMatch(m -> details.containsKey(m.group(1)));
    }
}
