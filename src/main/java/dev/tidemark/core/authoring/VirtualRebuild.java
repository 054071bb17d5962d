package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        String name = Identifiers.quote(table.name());
        if (old.kind() == Table.Kind.VIRTUAL && ownText(old) && ownText(table)) {
            String interim = TableChange.freeName("new_" + table.name(), taken);
            List<String> both = table.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE && old.column(c.name()).isPresent()).map(c -> Identifiers.quote(c.name())).toList();
            String columns = String.join(", ", Stream.concat(Stream.of("rowid"), both.stream()).toList());
            return List.of(ObjectSql.withTableName(table.sql(), interim),
                "INSERT INTO " + Identifiers.quote(interim) + " (" + columns + ")\nSELECT " + columns + "\nFROM " + name,
                "DROP TABLE " + name, "ALTER TABLE " + Identifiers.quote(interim) + " RENAME TO " + name);
        }
        List<String> statements = new ArrayList<>(List.of("DROP TABLE " + Identifiers.quote(old.name()), table.sql()));
        if (externalContent(table)) {
            statements.add(fill(table));
        }
        return statements;
    }

    /** The command that makes a full-text table read its content. */
    static String fill(Table table) {
        String name = Identifiers.quote(table.name());
        return "INSERT INTO " + name + " (" + name + ") VALUES ('rebuild')";
    }

    /** Whether a virtual table just made has to be told to read its content. */
    static boolean externalContent(Table table) {
        return fts5(table) && content(table) != null && !content(table).isEmpty();
    }

    private static boolean ownText(Table table) {
        return fts5(table) && content(table) == null;
    }

    private static boolean fts5(Table table) {
        return table.kind() == Table.Kind.VIRTUAL && SqlTokens.of(table.sql()).stream().anyMatch(t -> t.is("fts5"));
    }

    /** What {@code content=} names; null without it. */
    private static String content(Table table) {
        List<Token> tokens = SqlTokens.of(table.sql());
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("content") && tokens.get(i + 1).is("=")) {
                return tokens.get(i + 2).text();
            }
        }
        return null;
    }
}
