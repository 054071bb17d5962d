package dev.tidemark.core.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Schemas with rows, made up by jqwik so that failing ones are made small. Names come from small pools, so that two of them have much in common. A column's name says
 * what kind of values it holds, so that every schema can take the rows of every other: what then fails is the script's fault.
 */
final class Schemas {
    private static final List<String> TABLES = List.of("t", "parent", "order", "my table", "Größe", "new_t", "it's \"q\"");
    private static final List<String> NUMBERS = List.of("n", "group", "a b", "u");
    /** Its values are of every kind, and its type turns some of them into others. */
    private static final String MIXED = "mixed";
    private static final List<String> MIXED_TYPES = List.of("TEXT", "INTEGER", "REAL", "NUMERIC", "BLOB", "VARCHAR(10)");
    private static final List<String> MIXED_VALUES = List.of("'007'", "1.50", "'1.50'", "9007199254740993", "7", "'abc'", "x'01'", "0.1 + 0.2", "' 5'");
    private static final List<String> TEXTS = List.of("s", "name", "é\"x", "[z]");
    private static final List<String> NUMBER_TYPES = List.of("INTEGER", "INT", "REAL", "NUMERIC", "DECIMAL(10, 2)", "BIGINT");
    private static final List<String> TEXT_TYPES = List.of("TEXT", "VARCHAR(10)", "CLOB", "VARCHAR(500)");
    private static final List<String> ACTIONS = List.of("", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE CASCADE", " ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED");

    private Schemas() { }

    /** @param extra 0 none, 1 collation, 2 check, 3 generated and stored, 4 generated, 5 named check and collation */
    record Col(String name, int type, boolean notNull, int fallback, int extra) {
        boolean number() {
            return NUMBERS.contains(name);
        }

        boolean unique() {
            return name.equals("u");
        }

        boolean mixed() {
            return name.equals(MIXED);
        }

        boolean generated() {
            return !unique() && !mixed() && (extra == 3 || extra == 4);
        }

        String sql(boolean strict) {
            if (mixed()) {
                return quote(name) + " " + (strict ? "ANY" : MIXED_TYPES.get(type));
            }
            String declared = strict ? (number() ? List.of("INTEGER", "INT", "REAL", "ANY", "INT", "REAL").get(type) : List.of("TEXT", "ANY", "TEXT", "TEXT", "TEXT", "TEXT").get(type))
                : number() ? NUMBER_TYPES.get(type) : TEXT_TYPES.get(type % TEXT_TYPES.size());
            String column = quote(name) + " " + declared;
            if (unique()) {
                return column + " UNIQUE";
            }
            if (generated()) {
                return column + (number() ? " AS (id * 2 + " + type + ")" : " GENERATED ALWAYS AS ('g' || id)") + (extra == 3 ? " STORED" : "");
            }
            String value = number() ? List.of("", " DEFAULT 0", " DEFAULT (1 + 1)", " DEFAULT -3").get(fallback) : List.of("", " DEFAULT 'x; y'", " DEFAULT CURRENT_TIMESTAMP", " DEFAULT NULL").get(fallback);
            return column + value + (notNull ? " NOT NULL" : "") + (extra == 1 || extra == 5 ? " COLLATE NOCASE" : "")
                + (extra == 2 ? " CHECK (" + quote(name) + " IS NOT 'never')" : extra == 5 ? " CONSTRAINT " + quote("ck " + name) + " CHECK (length(" + quote(name) + ") < 1000)" : "");
        }
    }

    /** @param key 0 none, 1 row id, 2 AUTOINCREMENT, 3 without row id, 4 a key of the table; more bits of {@code objects}: index, partial index, expression index, trigger, view */
    record Tab(String name, int key, boolean strict, List<Col> columns, int parent, int action, int objects) {
        String sql(List<Tab> all) {
            List<String> parts = new ArrayList<>();
            parts.add("id INTEGER" + (key == 1 || key == 3 ? " PRIMARY KEY" : key == 2 ? " PRIMARY KEY AUTOINCREMENT" : ""));
            columns.forEach(c -> parts.add(c.sql(strict)));
            parents(all).forEach(p -> parts.add("ref INTEGER" + (action == 1 ? " REFERENCES " + quote(p.name) + "(id)" + ACTIONS.get(action) : "")));
            if (key == 4) {
                parts.add("PRIMARY KEY (id)");
            }
            parents(all).filter(p -> action != 1).forEach(p -> parts.add("CONSTRAINT fk FOREIGN KEY (ref) REFERENCES " + quote(p.name) + " (id)" + ACTIONS.get(action)));
            if (action == 2) {
                parts.add("UNIQUE (id, " + quote(columns.getFirst().name) + ")");
            }
            String options = (strict ? " STRICT" : "") + (key == 3 ? (strict ? "," : "") + " WITHOUT ROWID" : "");
            return "CREATE TABLE " + quote(name) + "(" + String.join(", ", parts) + ")" + options;
        }

        /** A table that can be referred to has a key. */
        Stream<Tab> parents(List<Tab> all) {
            return parent < all.size() && all.get(parent).key != 0 ? Stream.of(all.get(parent)) : Stream.empty();
        }

        List<String> more() {
            List<String> more = new ArrayList<>();
            String first = quote(columns.getFirst().name);
            String table = quote(name);
            if ((objects & 1) != 0) {
                more.add("CREATE INDEX " + quote("ix " + name) + " ON " + table + "(" + first + " DESC, id)");
            }
            if ((objects & 2) != 0) {
                more.add("CREATE UNIQUE INDEX " + quote("part " + name) + " ON " + table + "(id, " + first + " COLLATE NOCASE) WHERE " + first + " IS NOT NULL");
            }
            if ((objects & 4) != 0) {
                more.add("CREATE INDEX " + quote("expr " + name) + " ON " + table + "(length(" + first + "))");
            }
            if ((objects & 8) != 0) {
                more.add("CREATE VIEW " + quote("v " + name) + " AS SELECT id, " + first + " AS shown FROM " + table);
            }
            if ((objects & 16) != 0) {
                more.add("CREATE TRIGGER " + quote("tr " + name) + " AFTER UPDATE OF id ON " + table + " BEGIN DELETE FROM " + table + " WHERE id = old.id AND " + first + " IS NULL; END");
            }
            if ((objects & 24) == 24) {
                more.add("CREATE TRIGGER " + quote("io " + name) + " INSTEAD OF DELETE ON " + quote("v " + name) + " BEGIN DELETE FROM " + table + " WHERE id = old.id; END");
            }
            return more;
        }

        /** Three rows, the third as empty as it may be; rows refer to rows that there are. */
        List<String> rows(List<Tab> all) {
            List<String> rows = new ArrayList<>();
            for (int row = 1; row <= 3; row++) {
                int id = row;
                List<String> names = new ArrayList<>(List.of("id"));
                List<String> values = new ArrayList<>(List.of("" + id));
                for (Col column : columns.stream().filter(c -> !c.generated()).toList()) {
                    names.add(quote(column.name));
                    values.add(column.mixed() ? MIXED_VALUES.get((column.fallback * 3 + id) % MIXED_VALUES.size()) : id == 3 && !column.notNull || id == 3 && column.unique() ? "NULL" : column.number() ? "" + (1000 + id) : "'v" + (1000 + id) + "'");
                }
                parents(all).forEach(p -> {
                    names.add("ref");
                    values.add(id == 3 ? "NULL" : "" + id);
                });
                if (key == 0) {
                    names.add("rowid");
                    values.add("" + (id * 10 + 1));
                }
                rows.add("INSERT INTO " + quote(name) + "(" + String.join(", ", names) + ") VALUES (" + String.join(", ", values) + ")");
            }
            if (key == 2) {
                rows.add("UPDATE sqlite_sequence SET seq = 50 WHERE name = '" + name.replace("'", "''") + "'");
            }
            return rows;
        }
    }

    /** @param search whether there is a full-text table: 0 none, 1 and 2 two forms of it */
    record Made(List<Tab> tables, int search) {
        List<String> statements() {
            List<String> statements = new ArrayList<>(tables.stream().map(t -> t.sql(tables)).toList());
            tables.forEach(t -> statements.addAll(t.more()));
            if (search > 0) {
                statements.add("CREATE VIRTUAL TABLE search USING fts5(title" + (search == 2 ? ", body" : "") + ")");
            }
            return statements;
        }

        List<String> rows() {
            List<String> rows = new ArrayList<>(tables.stream().flatMap(t -> t.rows(tables).stream()).toList());
            if (search > 0) {
                rows.add("INSERT INTO search(rowid, title) VALUES (7, 'seven'), (9, 'nine')");
            }
            return rows;
        }

        @Override public String toString() {
            return statements().stream().collect(Collectors.joining(";\n", "\n", ";\n"));
        }
    }

    /** Two schemas: the second is the first with some tables changed, dropped and added, or quite another. */
    record Pair(Made before, Made after) { }

    static Arbitrary<Pair> pairs() {
        Arbitrary<Pair> any = Combinators.combine(schemas(), schemas()).as(Pair::new);
        Arbitrary<Pair> near = Combinators.combine(schemas(), tables(), Arbitraries.integers().between(0, 3)).as((made, table, place) -> {
            List<Tab> tables = new ArrayList<>(made.tables());
            tables.removeIf(t -> t.name.equalsIgnoreCase(table.name));
            tables.add(Math.min(place, tables.size()), table);
            return new Pair(made, new Made(tables, made.search()));
        });
        return Arbitraries.oneOf(any, near);
    }

    static Arbitrary<Made> schemas() {
        return Combinators.combine(tables().list().ofMinSize(0).ofMaxSize(4).uniqueElements(t -> t.name.toLowerCase(Locale.ROOT)), Arbitraries.integers().between(0, 2)).as(Made::new);
    }

    private static Arbitrary<Tab> tables() {
        return Combinators.combine(Arbitraries.of(TABLES), Arbitraries.integers().between(0, 4), Arbitraries.of(false, false, true),
            columns().list().ofMinSize(1).ofMaxSize(5).uniqueElements(Col::name), Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 31)).as(Tab::new);
    }

    private static Arbitrary<Col> columns() {
        List<String> names = new ArrayList<>(NUMBERS);
        names.addAll(TEXTS);
        names.add(MIXED);
        return Combinators.combine(Arbitraries.of(names), Arbitraries.integers().between(0, 5), Arbitraries.of(true, false), Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 5)).as(Col::new);
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
