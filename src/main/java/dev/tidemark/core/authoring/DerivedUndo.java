package dev.tidemark.core.authoring;

import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An undo script derived from the schemas before and after a migration, for review. It brings the structure back, never the data.
 *
 * @param migration what it undoes
 * @param script the statements and what becomes of the data
 * @param rowChanges the statements of the migration that change rows, shortened: the derived script leaves their effect as it is
 */
public record DerivedUndo(Migration migration, SchemaScript script, List<String> rowChanges) {
    private static final List<String> CHANGES_ROWS = List.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH");

    /** Where it is saved: {@code U7__widen_document_filename.sql} beside the migration. */
    public Path file() {
        return migration.undoPath();
    }

    /** What a person should know of it, one sentence each: what does not come back first. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(script.notes());
        if (!rowChanges.isEmpty()) {
            notes.add("What " + migration.version().label() + " did to rows stays as it is: " + String.join("; ", rowChanges) + ".");
        }
        if (script.empty()) {
            notes.add(migration.version().label() + " changes no structure, so the script has no statement.");
        }
        if (script.unproven() != null) {
            notes.add("It could not be tried on an empty copy: " + script.unproven());
        }
        return notes;
    }

    /** The script as a file, with the notes as its head. */
    public String text() {
        List<String> more = new ArrayList<>();
        String structure = script.unproven() == null ? "The structure comes back completely." : "It could not be shown that the structure comes back completely.";
        more.add(structure + (script.losesData() || !rowChanges.isEmpty() ? " Data that went, or that only the newer structure holds, does not:" : ""));
        rowChanges.forEach(change -> more.add("* not taken back: " + change));
        if (script.empty()) {
            more.add("No statement follows: " + migration.version().label() + " changes no structure. As it is, this script takes back nothing but the entry in the schema history.");
        }
        return script.text("Undo " + migration.version().label() + ": derived from the difference of the two schemas.", more);
    }

    /** The statements of a migration that change rows and no structure; rows of a table that it makes itself, as a rebuild does, are part of the structure. */
    static List<String> rowChanges(Migration migration) {
        Set<String> made = SqlTokens.nameSet();
        made.add("sqlite_sequence");
        List<List<Token>> statements = migration.statements().stream().map(s -> SqlTokens.of(s.text())).toList();
        statements.stream().filter(tokens -> tokens.size() > 2 && tokens.getFirst().is("CREATE")).forEach(tokens -> target(tokens, "TABLE").ifPresent(made::add));
        return IntStream.range(0, statements.size()).filter(i -> !statements.get(i).isEmpty() && CHANGES_ROWS.stream().anyMatch(statements.get(i).getFirst()::is))
            .filter(i -> target(statements.get(i), statements.get(i).getFirst().is("DELETE") ? "FROM" : statements.get(i).getFirst().is("UPDATE") ? "UPDATE" : "INTO").filter(made::contains).isEmpty())
            .mapToObj(i -> migration.statements().get(i).summary(70)).toList();
    }

    /** The name behind a keyword, OR … and IF NOT EXISTS between them or not. */
    private static Optional<String> target(List<Token> tokens, String keyword) {
        int at = 0;
        while (at < tokens.size() && !tokens.get(at).is(keyword)) {
            at++;
        }
        int more = at + 1 < tokens.size() && tokens.get(at + 1).is("OR") ? 2 : at + 1 < tokens.size() && tokens.get(at + 1).is("IF") ? 3 : 0;
        return at + 1 + more < tokens.size() ? Optional.of(tokens.get(at + 1 + more).text()) : Optional.empty();
    }
}
