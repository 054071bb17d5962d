package dev.tidemark.core.rescue;

import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A row of sqlite_schema (https://www.sqlite.org/schematab.html).
 *
 * @param root the first page of a table or an index; 0 for what has none
 * @param sql what made it; null for what SQLite makes by itself
 */
record SchemaRow(String type, String name, String table, long root, String sql) {
    private static final Set<String> TYPES = Set.of("table", "index", "view", "trigger");

    /** The row, if its values can be one of sqlite_schema. */
    static Optional<SchemaRow> of(List<Object> values) {
        if (values.size() != 5 || !(values.get(0) instanceof String type) || !TYPES.contains(type) || !(values.get(1) instanceof String name) || !(values.get(2) instanceof String table)) {
            return Optional.empty();
        }
        String sql = values.get(4) instanceof String text ? text : null;
        boolean made = sql == null ? name.startsWith("sqlite_") : sql.toUpperCase(Locale.ROOT).startsWith("CREATE");
        return made ? Optional.of(new SchemaRow(type, name, table, values.get(3) instanceof Long root ? root : 0, sql)) : Optional.empty();
    }

    boolean isVirtual() {
        return root == 0 && type.equals("table");
    }

    /** Whether it holds rows of a person's or of SQLite's counters; statistics are made anew. */
    boolean hasRows() {
        return type.equals("table") && root > 0 && (!name.startsWith("sqlite_") || isCounters());
    }

    /** Whether it is the table in which SQLite counts for AUTOINCREMENT. */
    boolean isCounters() {
        return name.equals("sqlite_sequence");
    }

    /**
     * Whether running its statement makes an empty table and does nothing else: the text is as little to be trusted as the file it comes from, and
     * {@code CREATE TABLE … AS SELECT} would run a query.
     */
    boolean makesOnlyATable() {
        List<Token> words = sql == null ? List.of() : SqlTokens.of(sql);
        return words.size() > 4 && words.get(0).is("CREATE") && words.get(1).is("TABLE") && words.get(3).is("(");
    }

    /** Whether its statement begins with CREATE and its own type, which defines something and runs nothing. */
    boolean onlyDefines() {
        List<Token> words = sql == null ? List.of() : SqlTokens.of(sql);
        int at = words.size() > 1 && words.get(1).is("UNIQUE") || words.size() > 1 && words.get(1).is("VIRTUAL") ? 2 : 1;
        return words.size() > 3 && words.get(0).is("CREATE") && words.get(at).is(type);
    }
}
