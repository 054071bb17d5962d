package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One pass of migrations over an empty database in memory: what {@code sqlite_schema} held after each of them. */
final class ScratchRun {
    /** Only these shape the schema; what changes rows is left out, for there are none. */
    private static final Pattern SHAPES = Pattern.compile("(?is)^(CREATE|ALTER|DROP|SAVEPOINT|RELEASE|ROLLBACK\\s+TO|PRAGMA\\s+(main\\s*\\.\\s*)?legacy_alter_table)\\b.*");
    private static final Pattern ADDS = Pattern.compile("(?is)^CREATE\\b.*");

    private final List<Snapshot> snapshots;
    private final Problem failure;

    private ScratchRun(List<Snapshot> snapshots, Problem failure) {
        this.snapshots = snapshots;
        this.failure = failure;
    }

    /** An object of {@code sqlite_schema}; the same object at two versions is the same instance. */
    record Entry(String type, String name, String sql) { }

    /** All objects after a migration. Two of them are equal only when they are the same. */
    static final class Snapshot {
        private final List<Entry> entries;
        private final long lastRow;

        private Snapshot(List<Entry> entries, long lastRow) {
            this.entries = entries;
            this.lastRow = lastRow;
        }

        List<Entry> entries() {
            return entries;
        }

        /** The schema that these objects are, read by SQLite. */
        Schema schema() {
            try (Connection connection = Scratch.open()) {
                connection.setAutoCommit(false);
                boolean modules = false;
                for (String type : List.of("virtual", "table", "index", "view", "trigger")) {
                    for (Entry entry : entries) {
                        boolean virtual = entry.type().equals("table") && entry.sql().regionMatches(true, 0, "CREATE VIRTUAL", 0, 14);
                        modules |= virtual;
                        // A module makes its own inner tables.
                        if ((virtual ? "virtual" : entry.type()).equals(type) && !(modules && type.equals("table") && Sql.exists(connection, "table", entry.name()))) {
                            Sql.run(connection, entry.sql());
                        }
                    }
                }
                return SchemaReader.read(connection);
            } catch (SQLException failure) {
                throw SqliteErrors.problem(failure, Path.of("a database in memory"));
            }
        }
    }

    static ScratchRun of(List<Migration> migrations) {
        List<Snapshot> snapshots = new ArrayList<>(List.of(new Snapshot(List.of(), 0)));
        Map<Entry, Entry> known = new HashMap<>();
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            for (Migration migration : migrations) {
                long before = Sql.number(connection, "PRAGMA schema_version");
                Problem failure = run(connection, migration);
                if (failure != null) {
                    return new ScratchRun(snapshots, failure);
                }
                boolean shaped = Sql.number(connection, "PRAGMA schema_version") != before;
                snapshots.add(shaped ? next(connection, migration, snapshots.getLast(), known) : snapshots.getLast());
            }
            return new ScratchRun(snapshots, null);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, Path.of("a database in memory"));
        }
    }

    /** @throws Problem SCRATCH_FAILED when the pass ended before that */
    Snapshot after(int migrations) {
        if (migrations >= snapshots.size()) {
            throw failure;
        }
        return snapshots.get(migrations);
    }

    List<Snapshot> upTo(int migrations) {
        return snapshots.subList(0, Math.min(snapshots.size(), migrations + 1));
    }

    private static Problem run(Connection connection, Migration migration) {
        for (SqlStatement statement : migration.statements()) {
            if (!SHAPES.matcher(statement.text()).matches()) {
                continue;
            }
            try {
                Sql.run(connection, statement.text());
            } catch (SQLException failure) {
                return Problem.because(failure, ProblemCode.SCRATCH_FAILED, "file", migration.fileName(), "line", statement.line(), "detail", SqliteErrors.reason(failure));
            }
        }
        return null;
    }

    private static Snapshot next(Connection connection, Migration migration, Snapshot before, Map<Entry, Entry> known) throws SQLException {
        // SQLite appends the row of a new object, so that what only creates leaves the rows before it as they were.
        boolean onlyAdds = migration.statements().stream().map(SqlStatement::text).filter(s -> SHAPES.matcher(s).matches()).allMatch(s -> ADDS.matcher(s).matches());
        List<Entry> entries = new ArrayList<>(onlyAdds ? before.entries : List.of());
        long last = onlyAdds ? before.lastRow : 0;
        Sql.list(connection, "SELECT type, name, sql FROM sqlite_schema WHERE rowid > ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid", row -> {
            Entry entry = new Entry(row.getString(1), row.getString(2), row.getString(3));
            Entry same = known.putIfAbsent(entry, entry);
            return entries.add(same == null ? entry : same);
        }, last);
        return new Snapshot(List.copyOf(entries), Sql.number(connection, "SELECT max(rowid) FROM sqlite_schema"));
    }
}
