package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A virtual table defined anew. Full-text tables that hold their own text are copied by row id; those over another table are filled by their own
 * command (https://www.sqlite.org/fts5.html#the_rebuild_command); others, and those without content, come back empty.
 */
final class VirtualRebuild {
    private VirtualRebuild() { }

    /** Whether the content is there again after {@link #statements}. */
    static boolean copies(Table before, Table after) {
        return externalContent(after) || ownText(before) && ownText(after);
    }

    static List<String> statements(Table old, Table table, Set<String> taken) {
        if (old.kind() == Table.Kind.VIRTUAL && ownText(old) && ownText(table)) {
            List<String> both = VirtualDefinition.columns(table).stream().filter(c -> old.column(c).isPresent()).toList();
            return copied(table.name(), table.sql(), both, both, taken);
        }
        List<String> statements = new ArrayList<>(List.of("DROP TABLE " + Identifiers.quote(old.name()), table.sql()));
        if (externalContent(table)) {
            statements.add(fill(table));
        }
        return statements;
    }

    /** A full-text table that keeps its text, with other names for its columns. @param name of the table at that moment @param names by the old ones */
    static List<String> renaming(Table table, String name, Map<String, String> names, Set<String> taken) {
        List<String> columns = VirtualDefinition.columns(table);
        return copied(name, VirtualDefinition.renamed(table, names), columns.stream().map(c -> names.getOrDefault(c, c)).toList(), columns, taken);
    }

    private static List<String> copied(String table, String sql, List<String> into, List<String> from, Set<String> taken) {
        String name = Identifiers.quote(table);
        String interim = TableChange.freeName("new_" + table, taken);
        return List.of(ObjectSql.withTableName(sql, interim),
            "INSERT INTO " + Identifiers.quote(interim) + " (" + columns(into) + ")\nSELECT " + columns(from) + "\nFROM " + name,
            "DROP TABLE " + name, "ALTER TABLE " + Identifiers.quote(interim) + " RENAME TO " + name);
    }

    private static String columns(List<String> names) {
        return Stream.concat(Stream.of("rowid"), names.stream().map(Identifiers::quote)).collect(Collectors.joining(", "));
    }

    /** The command that makes a full-text table read its content. */
    static String fill(Table table) {
        String name = Identifiers.quote(table.name());
        return "INSERT INTO " + name + " (" + name + ") VALUES ('rebuild')";
    }

    /** Whether a virtual table just made has to be told to read its content. */
    static boolean externalContent(Table table) {
        return table.kind() == Table.Kind.VIRTUAL && VirtualDefinition.of(table).fts5() && !(VirtualDefinition.of(table).content() == null || VirtualDefinition.of(table).content().isEmpty());
    }

    static boolean ownText(Table table) {
        return table.kind() == Table.Kind.VIRTUAL && VirtualDefinition.of(table).ownText();
    }

    /** @throws Problem DERIVED_NOT_POSSIBLE for a table that a script which makes it anew would leave empty for good */
    static void requireCarried(Schema from, Schema to) {
        for (Table old : from.ownTables()) {
            Optional<Table> now = to.table(old.name()).filter(t -> !ObjectSql.same(t.sql(), old.sql()));
            if (old.kind() == Table.Kind.VIRTUAL && VirtualDefinition.of(old).uncarried() && now.isPresent() && !copies(old, now.get())) {
                boolean textless = VirtualDefinition.of(old).fts5();
                throw Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "no script can carry the rows of the virtual table “" + old.name() + "” into its new form: "
                    + (textless ? "with content='' it keeps no text that could be read" : "the module " + VirtualDefinition.of(old).module() + " has forms that do not fit each other"),
                    "advice", "Write it by hand (“tidemark new” without --auto makes the files): DROP TABLE, CREATE VIRTUAL TABLE, then INSERT its rows "
                    + (textless ? "from where their text is kept" : "from a copy made before") + "; until then leave “" + old.name() + "” in the schema as it is");
            }
        }
    }
}
