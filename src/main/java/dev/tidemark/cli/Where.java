package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;

/** The {@code --workspace} that a suggested command needs, so that it does the right thing when it is pasted. */
final class Where {
    private static final Path DEFAULT = Path.of("storage");
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    private Where() { }

    /** {@code " --workspace DIR"} in a form that the shell reads back as this path; nothing for the default workspace. */
    static String option(Path workspace) {
        return workspace.equals(DEFAULT) ? "" : " --workspace " + quoted(workspace.toString(), WINDOWS);
    }

    static String quoted(String text, boolean windows) {
        if (text.matches(windows ? "[\\p{L}\\p{N}_.,:+@\\\\/-]+" : "[\\p{L}\\p{N}_.,:+@%/-]+")) {
            return text;
        }
        return windows ? '"' + text + '"' : '\'' + text.replace("'", "'\\''") + '\'';
    }

    /** The sentence, its quoted commands of Tidemark completed: “tidemark history” becomes “tidemark history --workspace DIR”. */
    static String inSentence(String sentence, Path workspace) {
        return inSentence(sentence, option(workspace));
    }

    /** @param option what {@link #option} gave */
    static String inSentence(String sentence, String option) {
        return option.isEmpty() ? sentence
            : sentence.replaceAll("“(tidemark (?!init\\b|--help|[a-z-]+ --help)[^”]*)”", "“$1" + Matcher.quoteReplacement(option) + "”");
    }
}
