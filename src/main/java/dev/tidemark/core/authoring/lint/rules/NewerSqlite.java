package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What in a statement needs which SQLite, for those who look at a schema in place of a script. */
public final class NewerSqlite {
    private NewerSqlite() { }

    /** A word or function, and the version that brought it. */
    public record Use(String name, Floor since) { }

    /** The newest of what a statement uses; empty for one that every SQLite in use knows, also for null. */
    public static Optional<Use> newest(String sql) {
        List<Token> tokens = sql == null ? List.of() : SqlTokens.of(sql);
        return IntStream.range(0, tokens.size()).mapToObj(at -> Optional.ofNullable(NewWords.at(tokens, at))).flatMap(Optional::stream)
            .max(Comparator.comparing(NewWords.Word::since)).map(word -> new Use(word.name(), word.since()));
    }
}
