package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that make one schema of another, for review: they are plain SQL for one transaction on a connection with foreign keys
 * off, as migrations and undo scripts run.
 *
 * @param statements in order, without semicolons; empty when the schemas are the same
 * @param notes one sentence for each thing that becomes of the data: what goes, what comes back empty, what is filled in
 * @param unproven why it could not be shown on an empty copy that they lead to exactly that schema; null when it was shown
 */
public record SchemaScript(List<String> statements, List<String> notes, String unproven) {
    public SchemaScript {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /**
     * Derives the script. Only schemas are looked at, no data; nothing is written.
     *
     * @param from what is there before
     * @param to what shall be there after
     */
    public static SchemaScript between(Schema from, Schema to) {
        ScriptBuilder builder = new ScriptBuilder(from, to);
        List<String> statements = builder.build();
        return new SchemaScript(statements, builder.notes(), Proof.of(from, statements, to));
    }

    public boolean empty() {
        return statements.isEmpty();
    }

    /**
     * The text of a script file.
     *
     * @param heading the first comment line: "Undo V7: derived from the difference of the schemas."
     * @param more further comment lines, before the notes
     */
    public String text(String heading, List<String> more) {
        StringBuilder text = new StringBuilder("-- " + heading + "\n--\n");
        more.forEach(line -> text.append("-- ").append(line).append('\n'));
        notes.forEach(note -> text.append("-- * ").append(note).append('\n'));
        if (unproven != null) {
            text.append("-- Not tried on an empty copy: ").append(unproven).append('\n');
        }
        return text + statements.stream().map(s -> s + ";\n").collect(Collectors.joining("\n"));
    }
}
