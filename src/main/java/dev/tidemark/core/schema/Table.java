package dev.tidemark.core.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table.
 *
 * @param columns all of them in order, hidden and generated ones too; empty when they cannot be told
 * @param columnsUnknownBecause why they cannot be told, for example "no such module: vec0"; null when they can
 * @param foreignKeys in the order of declaration
 * @param indexes by name, those of constraints too
 * @param triggers by name
 * @param sql the statement that makes it, as SQLite keeps it
 */
public record Table(String name, Kind kind, boolean strict, boolean withoutRowid, List<Column> columns, String columnsUnknownBecause,
                    List<ForeignKey> foreignKeys, List<Index> indexes, List<Trigger> triggers, String sql) implements SchemaObject {
    private static final Set<String> HOUSEKEEPING = Set.of("flyway_schema_history", "alembic_version");

    public Table {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    /** What stands behind a table. */
    public enum Kind {
        ORDINARY,
        /** A module, for example FTS5 (https://www.sqlite.org/vtab.html). */
        VIRTUAL,
        /** A table in which such a module keeps its data; never to be changed by hand. */
        SHADOW
    }

    /** The columns of the primary key in the key's own order; empty when none is declared. */
    public List<String> primaryKey() {
        return columns.stream().filter(c -> c.primaryKey() > 0).sorted(Comparator.comparingInt(Column::primaryKey)).map(Column::name).toList();
    }

    /** The column that is another name of the row id (https://www.sqlite.org/lang_createtable.html#rowid), if one is. */
    public Optional<String> rowidAlias() {
        List<String> key = primaryKey();
        if (kind != Kind.ORDINARY || withoutRowid || key.size() != 1 || indexes.stream().anyMatch(i -> i.origin() == Index.Origin.PRIMARY_KEY)) {
            return Optional.empty();
        }
        return column(key.getFirst()).filter(c -> c.type().equalsIgnoreCase("INTEGER")).map(Column::name);
    }

    /** The column of that name, compared as SQLite compares names. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    /** True for a table in which a migration tool keeps its records: no data of the person's. */
    public boolean housekeeping() {
        return isHousekeeping(name);
    }

    /** Whether a table of this name keeps the migrations' records rather than anything of the person's. */
    public static boolean isHousekeeping(String name) {
        return HOUSEKEEPING.contains(name.toLowerCase(Locale.ROOT));
    }
}
