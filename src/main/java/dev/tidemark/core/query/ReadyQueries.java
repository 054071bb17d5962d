package dev.tidemark.core.query;

import static dev.tidemark.core.schema.TableDefinition.shown;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A few queries to begin with, made for the tables of this very database. */
public final class ReadyQueries {
    private static final Set<String> KINDS = Set.of("status", "role", "type", "kind", "category", "state");
    private static final int MOST_TABLES = 20;

    private ReadyQueries() { }

    /** One of them. */
    public record Ready(String title, String sql) { }

    /** Those that fit the schema; only that of the references for an empty one. */
    public static List<Ready> of(Schema schema) {
        List<Table> tables = schema.ownTables().stream().filter(t -> t.kind() == Table.Kind.ORDINARY && t.columnsUnknownBecause() == null).toList();
        List<Ready> ready = new ArrayList<>();
        if (!tables.isEmpty()) {
            ready.add(new Ready("Rows of each table", tables.stream().limit(MOST_TABLES)
                .map(t -> "SELECT " + Identifiers.literal(t.name()) + " AS \"table\", count(*) AS \"rows\" FROM " + shown(t.name())).collect(Collectors.joining("\nUNION ALL\n")) + "\nORDER BY 2 DESC;"));
        }
        tables.stream().filter(t -> t.rowidAlias().isPresent()).max(Comparator.comparingInt(t -> t.foreignKeys().size()))
            .ifPresent(t -> ready.add(new Ready("Newest " + t.name(), "SELECT *\nFROM " + shown(t.name()) + "\nORDER BY " + shown(t.rowidAlias().orElseThrow()) + " DESC\nLIMIT 100;")));
        tables.forEach(t -> t.columns().stream().map(Column::name).filter(c -> KINDS.contains(c.toLowerCase())).findFirst()
            .ifPresent(c -> ready.add(new Ready("Count of " + t.name() + " by " + c, "SELECT " + shown(c) + ", count(*) AS \"rows\"\nFROM " + shown(t.name()) + "\nGROUP BY " + shown(c) + "\nORDER BY 2 DESC;"))));
        tables.stream().filter(t -> !t.foreignKeys().isEmpty()).flatMap(t -> perParent(t, schema).stream()).findFirst().ifPresent(ready::add);
        List<Ready> few = new ArrayList<>(ready.stream().limit(5).toList());
        few.add(new Ready("References that lead nowhere", "PRAGMA foreign_key_check;"));
        return few;
    }

    private static Optional<Ready> perParent(Table child, Schema schema) {
        ForeignKey key = child.foreignKeys().getFirst();
        Optional<Table> parent = schema.table(key.parentTable()).filter(p -> p.rowidAlias().isPresent() && key.columns().size() == 1);
        return parent.map(p -> {
            String id = shown(p.rowidAlias().orElseThrow());
            String called = p.columns().stream().map(Column::name).filter(c -> c.equalsIgnoreCase("name") || c.equalsIgnoreCase("title")).findFirst().map(c -> ", p." + shown(c)).orElse("");
            return new Ready("Count of " + child.name() + " per row of " + p.name(), "SELECT p." + id + called + ", count(c." + shown(key.columns().getFirst()) + ") AS " + shown(child.name()) + "\nFROM " + shown(p.name())
                + " AS p\nLEFT JOIN " + shown(child.name()) + " AS c ON c." + shown(key.columns().getFirst()) + " = p." + id + "\nGROUP BY p." + id + "\nORDER BY 3 DESC\nLIMIT 100;");
        });
    }
}
