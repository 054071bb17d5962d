package dev.tidemark.core.compare;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds by what the rows of two tables can be paired: columns that are unique and never NULL in both, else the number that SQLite gives each row. */
final class RowKey {
    private static final List<String> ROW_NUMBERS = List.of("rowid", "oid", "_rowid_");
    private static final Set<String> COLLATIONS = Set.of("BINARY", "NOCASE", "RTRIM");

    private RowKey() { }

    /**
     * A column of a key.
     *
     * @param collation how its values are told apart; nothing else makes them unique
     * @param conversion whether texts or numbers are made of what it is given, or neither: a text “01” and a number 1 are two values in one such column and one beside the other
     */
    record Part(String column, String collation, Conversion conversion) {
        Part(String column, String collation, Column declared) {
            this(column, collation, Conversion.of(declared));
        }

        /** The number of a row. */
        static Part ofNumber(String name) {
            return new Part(name, "BINARY", Conversion.NUMBERS);
        }

        /** "a.id = b.id", told apart as the key does. */
        String pairs(String one, String other) {
            return one + "." + Identifiers.quote(column) + " = " + other + "." + Identifiers.quote(column) + " COLLATE " + collation;
        }

        private Part lower() {
            return new Part(column.toLowerCase(Locale.ROOT), collation, conversion);
        }
    }

    /** What becomes of a value that is compared with one of the column: https://www.sqlite.org/datatype3.html#type_conversions_prior_to_comparison. */
    enum Conversion {
        NUMBERS, TEXTS, NONE;

        static Conversion of(Column column) {
            return switch (Affinity.of(column.type())) {
                case INTEGER, REAL, NUMERIC -> NUMBERS;
                case TEXT -> TEXTS;
                case BLOB -> NONE;
            };
        }
    }

    /** The key of both; empty when there is none. Where columns may be NULL it is looked whether one is. */
    static Optional<List<Part>> of(Connection connection, Table here, Table there) throws SQLException {
        Set<Set<Part>> others = candidates(there).stream().map(RowKey::lower).collect(Collectors.toSet());
        for (List<Part> key : candidates(here)) {
            if (others.contains(lower(key)) && !holdsNull(connection, "main", here, key) && !holdsNull(connection, RowComparison.THERE, there, key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** A name under which both tables give the number of a row; empty when one has no numbers, or has columns by all these names. */
    static Optional<String> rowNumber(Table here, Table there) {
        if (here.withoutRowid() || there.withoutRowid()) {
            return Optional.empty();
        }
        return ROW_NUMBERS.stream().filter(name -> here.column(name).isEmpty() && there.column(name).isEmpty()).findFirst();
    }

    /** The primary key first. One that is the row id has no index; one of a collation that only another program knows is none here. */
    private static List<List<Part>> candidates(Table table) {
        Stream<List<Part>> alias = table.rowidAlias().map(name -> List.of(Part.ofNumber(name))).stream();
        Stream<List<Part>> indexed = table.indexes().stream().filter(index -> index.unique() && !index.partial())
            .filter(index -> index.columns().stream().noneMatch(key -> key.expression() || !COLLATIONS.contains(key.collation().toUpperCase(Locale.ROOT))))
            .sorted(Comparator.comparing(index -> index.origin() != Index.Origin.PRIMARY_KEY))
            .map(index -> index.columns().stream().map(key -> new Part(key.text(), key.collation().toUpperCase(Locale.ROOT), table.column(key.text()).orElseThrow())).toList());
        return Stream.concat(alias, indexed).toList();
    }

    private static boolean holdsNull(Connection connection, String schema, Table table, List<Part> key) throws SQLException {
        String condition = key.stream().map(Part::column).filter(name -> mayBeNull(table, name)).map(name -> Identifiers.quote(name) + " IS NULL").collect(Collectors.joining(" OR "));
        return !condition.isEmpty() && Sql.number(connection, "SELECT EXISTS (SELECT 1 FROM " + schema + "." + Identifiers.quote(table.name()) + " WHERE " + condition + ")") > 0;
    }

    private static boolean mayBeNull(Table table, String name) {
        Column column = table.column(name).orElseThrow();
        boolean ofKey = column.primaryKey() > 0 && (table.withoutRowid() || table.rowidAlias().isPresent());
        return !column.notNull() && !ofKey;
    }

    private static Set<Part> lower(List<Part> key) {
        return key.stream().map(Part::lower).collect(Collectors.toSet());
    }
}
