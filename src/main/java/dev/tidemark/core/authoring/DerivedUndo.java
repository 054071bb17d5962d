package dev.tidemark.core.authoring;

import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An undo script derived from the schemas before and after a migration, for review. It brings the structure back, never the data.
 *
 * @param migration what it undoes
 * @param script the statements and what becomes of the data
 * @param rowChanges the statements of the migration that change rows, shortened: the derived script leaves their effect as it is
 */
public record DerivedUndo(Migration migration, SchemaScript script, List<String> rowChanges) {
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
        more.add("The structure comes back completely. Data that went, or that only the newer structure holds, does not:");
        rowChanges.forEach(change -> more.add("* not taken back: " + change));
        if (script.empty()) {
            more.add("No statement follows: " + migration.version().label() + " changes no structure. As it is, this script takes back nothing but the entry in the schema history.");
        }
        return script.text("Undo " + migration.version().label() + ": derived from the difference of the two schemas.", more);
    }

    /** The statements of a migration that change rows and no structure. */
    static List<String> rowChanges(Migration migration) {
        return migration.statements().stream().filter(s -> s.text().matches("(?is)^(INSERT|UPDATE|DELETE|REPLACE|WITH)\\b.*"))
            .map((SqlStatement s) -> s.summary(70)).toList();
    }
}
