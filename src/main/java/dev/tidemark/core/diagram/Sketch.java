package dev.tidemark.core.diagram;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a diagram shows of a schema, before it has a place: boxes at the origin and links without points. */
record Sketch(List<TableBox> boxes, List<Link> links) {
    static Sketch of(Schema schema, Detail detail) {
        Map<String, TableBox> boxes = new LinkedHashMap<>();
        for (Table table : schema.ownTables()) {
            boxes.put(lower(table.name()), box(table, detail));
        }
        List<Link> links = new ArrayList<>();
        for (Table table : schema.ownTables()) {
            for (ForeignKey key : table.foreignKeys()) {
                TableBox parent = boxes.computeIfAbsent(lower(key.parentTable()), missing -> Measures.box(key.parentTable(), TableBox.Kind.MISSING, List.of(), 0));
                links.add(new Link(table.name(), parent.table(), key, required(table, key), single(table, key), List.of()));
            }
        }
        return new Sketch(List.copyOf(boxes.values()), links);
    }

    private static TableBox box(Table table, Detail detail) {
        List<BoxRow> all = table.columns().stream().map(column -> row(table, column)).toList();
        List<BoxRow> shown = switch (detail) {
            case NAMES -> List.of();
            case KEYS -> all.stream().filter(row -> row.key() || row.reference()).toList();
            case ALL -> all;
        };
        return Measures.box(table.name(), table.kind() == Table.Kind.VIRTUAL ? TableBox.Kind.VIRTUAL : TableBox.Kind.TABLE, shown, detail == Detail.NAMES ? 0 : all.size() - shown.size());
    }

    private static BoxRow row(Table table, Column column) {
        boolean reference = table.foreignKeys().stream().flatMap(key -> key.columns().stream()).anyMatch(name -> name.equalsIgnoreCase(column.name()));
        return new BoxRow(column.name(), column.type(), column.primaryKey() > 0, reference, required(table, column));
    }

    /** SQLite lets NULL into a primary key, save into that of a table without row ids, of a STRICT one, and into a row id (https://www.sqlite.org/lang_createtable.html#the_primary_key). */
    private static boolean required(Table table, Column column) {
        return column.notNull() || column.primaryKey() > 0 && (table.withoutRowid() || table.strict() || table.rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent());
    }

    private static boolean required(Table table, ForeignKey key) {
        return key.columns().stream().allMatch(name -> table.column(name).filter(column -> required(table, column)).isPresent());
    }

    private static boolean single(Table table, ForeignKey key) {
        Stream<List<String>> unique = table.indexes().stream().filter(index -> index.unique() && !index.partial() && index.columns().stream().noneMatch(Index.Key::expression))
            .map(index -> index.columns().stream().map(Index.Key::text).toList());
        return Stream.concat(unique, Stream.of(table.primaryKey())).filter(columns -> !columns.isEmpty())
            .anyMatch(columns -> columns.stream().allMatch(name -> key.columns().stream().anyMatch(name::equalsIgnoreCase)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
