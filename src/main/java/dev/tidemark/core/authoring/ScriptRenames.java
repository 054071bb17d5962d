package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The renames that a script says in its own statements ({@code ALTER TABLE … RENAME}, https://www.sqlite.org/lang_altertable.html), so that the way back renames too and
 * does not drop what only has another name.
 */
final class ScriptRenames {
    private final Schema before;
    private final Schema after;
    /** The name before, by the name now. */
    private final Map<String, String> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Renames columns = Renames.none();

    private ScriptRenames(Schema before, Schema after) {
        this.before = before;
        this.after = after;
    }

    /** Those that hold between the schema before the script and the one after it; what a rebuild names for a moment is none. */
    static Renames of(List<SqlStatement> script, Schema before, Schema after) {
        ScriptRenames renames = new ScriptRenames(before, after);
        script.stream().map(SqlStatement::text).map(SqlTokens::of).forEach(renames::take);
        return renames.held();
    }

    private void take(List<Token> tokens) {
        if (tokens.size() < 6 || !tokens.getFirst().is("ALTER") || !tokens.get(1).is("TABLE")) {
            return;
        }
        int name = tokens.get(3).is(".") ? 4 : 2;
        if (tokens.size() <= name + 3 || !tokens.get(name + 1).is("RENAME")) {
            return;
        }
        String table = tokens.get(name).text();
        int old = tokens.get(name + 2).is("COLUMN") && !tokens.get(name + 3).is("TO") ? name + 3 : name + 2;
        if (tokens.get(name + 2).is("TO") && tokens.size() == name + 4) {
            String first = tables.containsKey(table) ? tables.remove(table) : table;
            tables.put(tokens.get(name + 3).text(), first);
        } else if (tokens.size() == old + 3 && tokens.get(old + 1).is("TO")) {
            String first = tables.getOrDefault(table, table);
            columns = columns.column(first, columns.columnBefore(first, tokens.get(old).text()), tokens.get(old + 2).text());
        }
    }

    private Renames held() {
        Renames held = Renames.none();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            if (before.table(table.getValue()).isPresent() && before.table(table.getKey()).isEmpty() && after.table(table.getKey()).isPresent() && after.table(table.getValue()).isEmpty()) {
                held = held.table(table.getValue(), table.getKey());
            }
        }
        for (Map.Entry<String, Map<String, String>> table : columns.columns().entrySet()) {
            Optional<Table> was = before.table(table.getKey());
            Optional<Table> is = after.table(held.tableAfter(table.getKey()));
            for (Map.Entry<String, String> column : table.getValue().entrySet()) {
                if (has(was, column.getKey()) && !has(was, column.getValue()) && has(is, column.getValue()) && !has(is, column.getKey())) {
                    held = held.column(table.getKey(), column.getKey(), column.getValue());
                }
            }
        }
        return held;
    }

    private static boolean has(Optional<Table> table, String column) {
        return table.flatMap(t -> t.column(column)).isPresent();
    }
}
