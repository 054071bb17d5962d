package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What no two rows of a table may have alike.
 *
 * @param where the condition of a partial index; empty for all rows
 */
record UniqueKey(List<Index.Key> keys, String where) {
    static List<UniqueKey> of(Table table) {
        List<UniqueKey> all = new ArrayList<>();
        table.rowidAlias().ifPresent(alias -> all.add(new UniqueKey(List.of(new Index.Key(alias, false, false, "BINARY")), "")));
        table.indexes().stream().filter(Index::unique).forEach(index -> all.add(new UniqueKey(index.columns(), index.partial() ? condition(index.sql()) : "")));
        return all;
    }

    private static String condition(String sql) {
        Token where = SqlTokens.of(sql).stream().filter(t -> t.is("WHERE") && t.depth() == 0).findFirst().orElseThrow();
        return sql.substring(where.end()).strip();
    }

    boolean mentions(String column) {
        return keys.stream().anyMatch(k -> k.expression() ? ObjectSql.mentions(k.text(), column) : k.text().equalsIgnoreCase(column)) || ObjectSql.mentions(where, column);
    }

    /** Whether rows that keep the other keep this one too. */
    boolean followsFrom(UniqueKey other) {
        return (other.where.isEmpty() || ObjectSql.same(other.where, where)) && other.keys.stream().allMatch(k -> keys.stream().anyMatch(mine -> same(mine, k)));
    }

    private static boolean same(Index.Key one, Index.Key other) {
        boolean sameText = one.expression() && other.expression() ? ObjectSql.same(one.text(), other.text()) : one.expression() == other.expression() && one.text().equalsIgnoreCase(other.text());
        return sameText && one.collation().equalsIgnoreCase(other.collation());
    }

    /** Rows of which none can be like another: without a value in the key (https://www.sqlite.org/nulls.html). */
    String condition() {
        String values = keys.stream().map(k -> value(k) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return where.isEmpty() ? values : values + " AND (" + where + ")";
    }

    String grouped() {
        return keys.stream().map(k -> value(k) + " COLLATE " + Identifiers.quote(k.collation())).collect(Collectors.joining(", "));
    }

    String shown() {
        return keys.stream().map(k -> NewRows.shown(value(k))).collect(Collectors.joining(" || ', ' || "));
    }

    String words() {
        return keys.stream().map(k -> "“" + k.text() + "”").collect(Collectors.joining(", "));
    }

    private static String value(Index.Key key) {
        return key.expression() ? "(" + key.text() + ")" : Identifiers.quote(key.text());
    }
}
