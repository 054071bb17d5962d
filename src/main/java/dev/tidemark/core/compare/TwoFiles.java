package dev.tidemark.core.compare;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.compare.TableRows.Rows;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Two databases on one read-only connection. */
final class TwoFiles {
    private static final String WHAT = "comparing the rows";
    private static final int GENERIC_ERROR = 1;

    private final Database live;
    private final Database other;

    TwoFiles(Database live, Database other) {
        this.live = live;
        this.other = other;
    }

    DataComparison compare(int keysShown, Progress progress, Cancellation cancellation) {
        // Held open until the end, so that the locks that the attached file gets stay (LockSafe knows of this connection, and of no attached file).
        try (Connection there = other.openForReading()) {
            there.setAutoCommit(false);
            Schema theirs = SchemaReader.read(there);
            return compare(theirs, keysShown, progress, cancellation);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, other.file());
        }
    }

    private DataComparison compare(Schema theirs, int keysShown, Progress progress, Cancellation cancellation) {
        try (Connection here = live.openForReading()) {
            // Attached as read-only too: it takes the flags of the connection (https://www.sqlite.org/src/file/src/attach.c).
            Sql.run(here, "ATTACH ? AS " + RowComparison.THERE, other.file().toString());
            here.setAutoCommit(false);
            return Interruptible.run(here, cancellation, WHAT, connection -> new DataComparison(other.file(), tables(connection, theirs, keysShown, progress, cancellation)));
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, live.file());
        }
    }

    private static List<TableRows> tables(Connection connection, Schema theirs, int keysShown, Progress progress, Cancellation cancellation) throws SQLException {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Schema ours = SchemaReader.read(connection);
        ModuleRows modules = new ModuleRows(connection, ours, theirs, keysShown);
        ours.ownTables().forEach(table -> pairs.put(table.name().toLowerCase(Locale.ROOT), new Pair(table, theirs.table(table.name()).orElse(null))));
        theirs.ownTables().forEach(table -> pairs.putIfAbsent(table.name().toLowerCase(Locale.ROOT), new Pair(null, table)));
        progress.report("Counting rows", 0);
        List<Counted> counted = new ArrayList<>();
        for (Pair pair : pairs.values()) {
            cancellation.check(WHAT);
            counted.add(new Counted(pair, count(connection, "main", pair.here()), count(connection, RowComparison.THERE, pair.there())));
        }
        double all = Math.max(1, counted.stream().mapToLong(Counted::rows).sum());
        long done = 0;
        List<TableRows> tables = new ArrayList<>();
        for (Counted table : counted) {
            cancellation.check(WHAT);
            progress.report("Comparing " + table.pair().name(), done / all);
            tables.add(table.compare(connection, modules, keysShown));
            done += table.rows();
        }
        return tables;
    }

    private static Count count(Connection connection, String schema, Table table) throws SQLException {
        if (table == null) {
            return new Count(null, null);
        }
        try {
            return new Count(Sql.number(connection, "SELECT count(*) FROM " + schema + "." + Identifiers.quote(table.name())), null);
        } catch (SQLException unreadable) {
            // A table of a module or with an index of a collation that is not there; that is told in its line.
            if (SqliteErrors.primaryCode(unreadable) != GENERIC_ERROR) {
                throw unreadable;
            }
            return new Count(null, SqliteErrors.reason(unreadable));
        }
    }

    /** How many rows a table has. @param rows null when there is no such table, or it cannot be read because of {@code unreadable} */
    private record Count(Long rows, String unreadable) { }

    /** A table of both databases; null where one does not have it. */
    private record Pair(Table here, Table there) {
        String name() {
            return here == null ? there.name() : here.name();
        }

        /** Why its rows can only be counted; null when they can be compared. */
        String hindrance() {
            for (Table table : new Table[] {here, there}) {
                if (table != null && table.columnsUnknownBecause() != null) {
                    return "it cannot be read: " + table.columnsUnknownBecause();
                }
            }
            if (here == null || there == null) {
                return here == null ? "the live database has no such table" : "the other database has no such table";
            }
            return here.kind() == there.kind() ? null : "it is the table of a module in one of the databases";
        }

        boolean ofModule() {
            return here != null && here.kind() != Table.Kind.ORDINARY;
        }
    }

    private record Counted(Pair pair, Count here, Count there) {
        long rows() {
            return (here.rows() == null ? 0 : here.rows()) + (there.rows() == null ? 0 : there.rows());
        }

        private String hindrance() {
            String unreadable = here.unreadable() == null ? there.unreadable() : here.unreadable();
            return pair.hindrance() == null && unreadable != null ? "it cannot be read: " + unreadable : pair.hindrance();
        }

        TableRows compare(Connection connection, ModuleRows modules, int keysShown) throws SQLException {
            if (hindrance() == null && pair.ofModule()) {
                Optional<TableRows> compared = modules.compare(pair.here(), pair.there(), here.rows(), there.rows());
                return compared.isPresent() ? compared.get() : counted("it is the table of a module, which keeps the rows its own way");
            }
            if (hindrance() == null) {
                return new RowComparison(connection, pair.here(), pair.there(), keysShown).compare(here.rows(), there.rows());
            }
            return counted(hindrance());
        }

        private TableRows counted(String because) {
            Rows added = pair.there() == null && here.rows() != null ? Rows.of(here.rows()) : Rows.NONE;
            Rows removed = pair.here() == null && there.rows() != null ? Rows.of(there.rows()) : Rows.NONE;
            return new TableRows(pair.name(), there.rows(), here.rows(), List.of(), added, removed, Rows.NONE, List.of(), List.of(), because);
        }
    }
}
