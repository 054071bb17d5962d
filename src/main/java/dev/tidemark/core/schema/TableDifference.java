package dev.tidemark.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How a live table differs from the expected one, in a person's words and as a weight. */
final class TableDifference {
    private final List<String> details = new ArrayList<>();
    private int weight;

    private TableDifference() { }

    static TableDifference between(Table expected, Table live) {
        TableDifference difference = new TableDifference();
        for (Column column : expected.columns()) {
            live.column(column.name()).ifPresentOrElse(other -> difference.column(column, other),
                () -> difference.add(5, "column " + column.name() + " is missing"));
        }
        live.columns().stream().filter(c -> expected.column(c.name()).isEmpty()).forEach(c -> difference.add(5, "column " + c.name() + " is extra"));
        difference.keys(expected, live);
        if (expected.strict() != live.strict()) {
            difference.add(1, live.strict() ? "it is STRICT" : "it is not STRICT");
        }
        if (expected.withoutRowid() != live.withoutRowid()) {
            difference.add(1, live.withoutRowid() ? "it is WITHOUT ROWID" : "it is not WITHOUT ROWID");
        }
        return difference;
    }

    List<String> details() {
        return details;
    }

    int weight() {
        return weight;
    }

    private void column(Column expected, Column live) {
        if (!expected.type().equalsIgnoreCase(live.type())) {
            add(Affinity.of(expected.type()).equals(Affinity.of(live.type())) ? 1 : 3, live.name() + " is " + type(live) + " and not " + type(expected));
        }
        if (expected.notNull() != live.notNull()) {
            add(1, live.name() + (live.notNull() ? " is NOT NULL" : " is not NOT NULL"));
        }
        if (!Objects.equals(plain(expected.defaultSql()), plain(live.defaultSql()))) {
            add(1, live.name() + (live.defaultSql() == null ? " has no default" : " has the default " + live.defaultSql()));
        }
        if (expected.primaryKey() != live.primaryKey()) {
            add(2, live.name() + (live.primaryKey() > 0 ? " is in the primary key" : " is not in the primary key"));
        }
        if (expected.kind() != live.kind()) {
            add(2, live.name() + (live.generated() ? " is generated" : " is not generated"));
        }
    }

    private void keys(Table expected, Table live) {
        List<String> wanted = expected.foreignKeys().stream().map(TableDifference::words).toList();
        List<String> there = live.foreignKeys().stream().map(TableDifference::words).toList();
        wanted.stream().filter(k -> !there.contains(k)).forEach(k -> add(2, "the reference " + k + " is missing"));
        there.stream().filter(k -> !wanted.contains(k)).forEach(k -> add(2, "the reference " + k + " is extra"));
    }

    private void add(int counts, String detail) {
        weight += counts;
        details.add(detail);
    }

    private static String words(ForeignKey key) {
        String text = String.join(", ", key.columns()) + " → " + key.parentTable() + (key.onDelete().equals("NO ACTION") ? "" : " ON DELETE " + key.onDelete());
        return text.toLowerCase(Locale.ROOT);
    }

    private static String type(Column column) {
        return column.type().isEmpty() ? "of no type" : column.type();
    }

    private static String plain(String defaultSql) {
        return defaultSql == null ? null : SqlText.normalised(defaultSql);
    }
}
