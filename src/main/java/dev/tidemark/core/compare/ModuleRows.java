package dev.tidemark.core.compare;

import dev.tidemark.core.compare.TableRows.Rows;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Compares the table of a module with its namesake: by its inner tables, which hold all that it is made of, and where these differ by its rows. The same words can lie in other blocks of an
 * index (https://www.sqlite.org/fts5.html#fts5_data_structures), so that inner tables that differ say nothing.
 */
final class ModuleRows {
    /** Those whose rows have numbers that stay, and are found by them. */
    private static final Set<String> WITH_ROWS = Set.of("fts3", "fts4", "fts5", "rtree", "rtree_i32", "geopoly");

    private final Connection connection;
    private final Schema ours;
    private final Schema theirs;
    private final int keysShown;

    ModuleRows(Connection connection, Schema ours, Schema theirs, int keysShown) {
        this.connection = connection;
        this.ours = ours;
        this.theirs = theirs;
        this.keysShown = keysShown;
    }

    /** @return empty when the rows can only be counted */
    Optional<TableRows> compare(Table here, Table there, long rowsHere, long rowsThere) throws SQLException {
        List<Token> definition = SqlTokens.of(here.sql());
        if (!module(definition).equals(module(SqlTokens.of(there.sql())))) {
            return Optional.empty();
        }
        if (rowsHere == rowsThere && sameInside(here.name())) {
            return Optional.of(new TableRows(here.name(), rowsThere, rowsHere, List.of(), Rows.NONE, Rows.NONE, Rows.NONE, List.of(), List.of(), null));
        }
        if (!WITH_ROWS.contains(module(definition)) || contentIsElsewhere(definition) || contentIsElsewhere(SqlTokens.of(there.sql()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RowComparison(connection, here, there, keysShown).compare(rowsHere, rowsThere));
        } catch (SQLiteException failure) {
            // The file is sound, and what the module keeps in it is not: its own check is another command's.
            if (failure.getResultCode() != SQLiteErrorCode.SQLITE_CORRUPT_VTAB) {
                throw failure;
            }
            System.getLogger(ModuleRows.class.getName()).log(System.Logger.Level.DEBUG, "The rows of " + here.name() + " cannot be read", failure);
            return Optional.empty();
        }
    }

    private boolean sameInside(String name) throws SQLException {
        List<Table> inner = inner(ours, name);
        if (inner.isEmpty() || inner.size() != inner(theirs, name).size()) {
            return false;
        }
        for (Table table : inner) {
            Optional<Table> other = theirs.table(table.name());
            if (other.isEmpty() || !new RowComparison(connection, table, other.get(), 0).compare(count("main", table), count(RowComparison.THERE, other.get())).same()) {
                return false;
            }
        }
        return true;
    }

    private static List<Table> inner(Schema schema, String name) {
        return schema.tables().stream().filter(table -> table.kind() == Table.Kind.SHADOW && table.name().regionMatches(true, 0, name + "_", 0, name.length() + 1)).toList();
    }

    private long count(String schema, Table table) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM " + schema + "." + Identifiers.quote(table.name()));
    }

    private static String module(List<Token> definition) {
        int using = 0;
        while (using + 1 < definition.size() && !definition.get(using).is("USING")) {
            using++;
        }
        return using + 1 < definition.size() ? definition.get(using + 1).text().toLowerCase(Locale.ROOT) : "";
    }

    /** In another table, which is compared itself, or nowhere. */
    private static boolean contentIsElsewhere(List<Token> definition) {
        for (int i = 0; i + 1 < definition.size(); i++) {
            if (definition.get(i).is("content") && definition.get(i + 1).is("=")) {
                return true;
            }
        }
        return false;
    }
}
