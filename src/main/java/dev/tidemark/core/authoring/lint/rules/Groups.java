package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables that a script changes, put together where something joins them: a foreign key, or a statement, view or trigger that names both.
 *
 * @param count how many groups there are
 * @param kinds how many kinds of change: an index on each of three tables is one change
 * @param firstTable a table of the first group, or null
 * @param second the first statement of the second group, or null
 */
record Groups(int count, int kinds, String firstTable, Statement second) {
    static Groups of(Script script) {
        Map<String, Statement> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Statement> inOrder = new LinkedHashMap<>();
        Set<String> kinds = SqlTokens.nameSet();
        // Scripts of data have hundreds of thousands of statements: what the whole script says is looked up once.
        Map<String, String> renamed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        script.deeds(Deed.RenameTable.class).forEach(r -> renamed.putIfAbsent(r.deed().table().text(), r.deed().to().text()));
        Set<String> made = SqlTokens.nameSet();
        script.deeds(Deed.CreateTable.class).forEach(c -> made.add(c.deed().name().text()));
        for (Statement statement : script.statements()) {
            String table = table(renamed, statement.deed());
            if (table != null) {
                boolean partOfNewTable = statement.deed() instanceof Deed.CreateIndex && made.contains(table);
                if (!partOfNewTable) {
                    kinds.add(statement.deed().getClass().getSimpleName());
                }
                if (changed.putIfAbsent(table, statement) == null) {
                    inOrder.put(table, statement);
                }
            }
        }
        if (inOrder.size() < 2) {
            return new Groups(inOrder.size(), kinds.size(), null, null);
        }
        List<String> tables = new ArrayList<>(inOrder.keySet());
        Set<String> first = SqlTokens.nameSet();
        first.add(tables.getFirst());
        for (int size = 0; size < first.size(); ) {
            size = first.size();
            tables.stream().filter(table -> first.stream().anyMatch(one -> joined(script, one, table))).toList().forEach(first::add);
        }
        String other = tables.stream().filter(table -> !first.contains(table)).findFirst().orElse(null);
        return new Groups(other == null ? 1 : 2, kinds.size(), tables.getFirst(), other == null ? null : inOrder.get(other));
    }

    private static String table(Map<String, String> renamed, Deed deed) {
        String table = switch (deed) {
            case Deed.CreateTable create -> create.name().text();
            case Deed.CreateIndex index -> index.table().text();
            case Deed.AddColumn add -> add.table().text();
            case Deed.DropColumn drop -> drop.table().text();
            case Deed.RenameColumn rename -> rename.table().text();
            case Deed.RenameTable rename -> rename.table().text();
            case Deed.Drop drop when drop.type().equals("TABLE") -> drop.name().text();
            case Deed.Update update -> update.table().text();
            case Deed.Insert insert -> insert.table().text();
            case Deed.Delete delete -> delete.table().text();
            default -> null;
        };
        return table == null || table.startsWith("sqlite_") ? null : renamed.getOrDefault(table, table);
    }

    private static boolean joined(Script script, String one, String other) {
        return Stream.of(script.context().before(), script.after()).flatMap(schema -> schema.stream()).anyMatch(schema -> joined(schema, one, other))
            || script.statements().stream().anyMatch(statement -> statement.names(one) && statement.names(other));
    }

    private static boolean joined(Schema schema, String one, String other) {
        return refers(schema, one, other) || refers(schema, other, one)
            || schema.objects().stream().filter(object -> !(object instanceof Table)).anyMatch(object -> ObjectSql.mentions(object.sql(), one) && ObjectSql.mentions(object.sql(), other));
    }

    private static boolean refers(Schema schema, String child, String parent) {
        return schema.table(child).stream().flatMap(table -> table.foreignKeys().stream()).anyMatch(key -> key.parentTable().equalsIgnoreCase(parent));
    }
}
