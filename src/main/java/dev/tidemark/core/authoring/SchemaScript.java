package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that make one schema of another, for review: they are plain SQL for one transaction on a connection with foreign keys
 * off, as migrations and undo scripts run.
 *
 * @param changes what is different, one by one
 * @param statements in order, without semicolons; empty when the schemas are the same
 * @param notes one sentence for each thing that becomes of the data: what goes, what comes back empty, what is filled in
 * @param unproven why it could not be shown on an empty copy that they lead to exactly that schema; null when it was shown
 */
public record SchemaScript(List<SchemaChange> changes, List<String> statements, List<String> notes, String unproven) {
    public SchemaScript {
        changes = List.copyOf(changes);
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /**
     * Derives the script, with made-up values where a column must have one and nothing says which. Only schemas are looked at, no data; nothing is written.
     *
     * @param from what is there before
     * @param to what shall be there after
     * @param floor the oldest SQLite that has to run it
     */
    public static SchemaScript between(Schema from, Schema to, Floor floor) {
        return between(from, to, Renames.none(), new Fills(Map.of(), true), floor);
    }

    static SchemaScript between(Schema from, Schema to, Renames renames, Fills fills, Floor floor) {
        Renamer renamer = Renamer.of(from, to, renames);
        Schema renamed = renamer.schema();
        List<SchemaChange> changes = new ArrayList<>(renamer.changes());
        changes.addAll(ChangeFinder.between(renamer.dependantsGone() ? withDependants(renamed, from, renames) : renamed, to, fills));
        SchemaScript script = script(from, to, renamer, changes, fills, floor, false);
        if (script.unproven() == null) {
            return script;
        }
        // A view or trigger that cannot be read stops every ALTER TABLE, also one that does not name it.
        SchemaScript careful = script(from, to, renamer, changes, fills, floor, true);
        return careful.unproven() == null ? careful : script;
    }

    private static SchemaScript script(Schema from, Schema to, Renamer renamer, List<SchemaChange> changes, Fills fills, Floor floor, boolean allDependants) {
        ScriptBuilder builder = new ScriptBuilder(renamer.schema(), to, fills, floor, allDependants);
        List<String> statements = new ArrayList<>(renamer.statements());
        statements.addAll(builder.build());
        List<String> notes = new ArrayList<>(changes.stream().map(SchemaChange::data).filter(note -> !note.isEmpty()).toList());
        notes.addAll(builder.notes());
        notes.addAll(EmptyParents.notes(renamer.schema(), to));
        List<String> portable = statements.stream().map(Portable::sql).toList();
        return new SchemaScript(changes, portable, notes, Proof.of(from, portable, to));
    }

    /** The views and triggers are only out of the way: what becomes of them is told by what they were. */
    private static Schema withDependants(Schema renamed, Schema from, Renames renames) {
        List<Table> tables = renamed.tables().stream().map(t -> new Table(t.name(), t.kind(), t.strict(), t.withoutRowid(), t.columns(), t.columnsUnknownBecause(), t.foreignKeys(), t.indexes(),
            from.table(renames.tableBefore(t.name())).map(Table::triggers).orElse(t.triggers()), t.sql())).toList();
        return new Schema(tables, from.views());
    }

    public boolean empty() {
        return statements.isEmpty();
    }

    /** Whether values or rows go that the change back does not bring. */
    public boolean losesData() {
        return changes.stream().anyMatch(SchemaChange::losesData);
    }

    /**
     * The text of a script file.
     *
     * @param heading the first comment line: "Undo V7: derived from the difference of the schemas."
     * @param more further comment lines, before the notes
     */
    public String text(String heading, List<String> more) {
        StringBuilder text = new StringBuilder("-- " + heading + "\n--\n");
        more.forEach(line -> text.append(("-- " + line).stripTrailing()).append('\n'));
        notes.forEach(note -> text.append("-- * ").append(comment(note)).append('\n'));
        if (unproven != null) {
            text.append("-- Not tried on an empty copy: ").append(comment(unproven)).append('\n');
        }
        return text + statements.stream().map(s -> s + ";\n").collect(Collectors.joining("\n"));
    }

    /** A text for one line of a comment. */
    static String comment(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
