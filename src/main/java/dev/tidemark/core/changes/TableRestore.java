package dev.tidemark.core.changes;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gives single tables the rows that they have in a backup. Only rows that differ are touched, and the database's own triggers are out of the way meanwhile,
 * as in an undo. References must not break: the {@linkplain SafeRoad road} refuses a table without those that it refers to.
 */
public final class TableRestore {
    private static final int ROWS_AT_ONCE = 2_000;

    private final Path backup;
    private final List<String> tables;
    private final Cancellation cancellation;

    private TableRestore(Path backup, List<String> tables, Cancellation cancellation) {
        this.backup = backup;
        this.tables = List.copyOf(tables);
        this.cancellation = cancellation;
    }

    /**
     * The work, for {@link SafeRoad#preview} and {@link SafeRoad#changeRows}. It throws NOT_FOUND for a table that either side lacks, and TABLE_UNFIT for one
     * whose columns differ or whose rows a module keeps.
     *
     * @param backup a sound database file; it is only read
     */
    public static RowWork of(Path backup, List<String> tables, Cancellation cancellation) {
        TableRestore restore = new TableRestore(backup, tables, cancellation);
        return new RowWork("Restore " + String.join(", ", tables), "restore", BackupReason.BEFORE_RESTORE, ForeignKeys.CHECKED_BY_US,
            live -> Database.at(backup).read(source -> restore.run(source, live)));
    }

    private SafeRoad.Done run(Connection source, Connection live) throws SQLException {
        Schema now = SchemaReader.read(live);
        Schema then = SchemaReader.read(source);
        Map<String, RowStatements> wanted = new LinkedHashMap<>();
        Map<String, RowStatements> present = new LinkedHashMap<>();
        List<Trigger> silenced = new ArrayList<>();
        try {
            for (String name : tables) {
                TableShape shape = shape(now, name, "database");
                if (!shape.equals(shape(then, name, "backup"))) {
                    throw Problem.of(ProblemCode.TABLE_UNFIT, "table", name, "detail", "it has other columns in the backup than now");
                }
                wanted.put(shape.name(), new RowStatements(source, shape));
                present.put(shape.name(), new RowStatements(live, shape));
            }
            RowUndo.silence(live, now, present, silenced);
            for (String table : present.keySet()) {
                removeDifferent(live, present.get(table), wanted.get(table));
                insertMissing(source, present.get(table), wanted.get(table));
                requireSame(source, live, present.get(table));
            }
            for (Trigger trigger : silenced) {
                Sql.run(live, trigger.sql());
            }
        } finally {
            for (RowStatements table : wanted.values()) {
                table.close();
            }
            for (RowStatements table : present.values()) {
                table.close();
            }
        }
        return new SafeRoad.Done("Restored " + Texts.count(tables.size(), "table", "tables") + " from " + backup.getFileName() + ": " + String.join(", ", tables) + ".",
            List.of("from " + backup), Map.of());
    }

    private static TableShape shape(Schema schema, String name, String where) {
        Table table = schema.table(name).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "kind", "table", "name", name, "where", "the " + where,
            "known", schema.tables().stream().map(Table::name).collect(Collectors.joining(", "))));
        if (table.kind() != Table.Kind.ORDINARY) {
            throw Problem.of(ProblemCode.TABLE_UNFIT, "table", name, "detail", "a module keeps its rows");
        }
        return TableShape.of(table).orElseThrow(() -> Problem.of(ProblemCode.TABLE_UNFIT, "table", name, "detail", "its rows have no key to find them by"));
    }

    /** First all that is not as in the backup goes, so that no value that is unique stands in the way of another row's. */
    private void removeDifferent(Connection live, RowStatements present, RowStatements wanted) throws SQLException {
        each(live, present.shape(), row -> {
            if (!RowValues.same(wanted.now(row.key()), row.after())) {
                present.delete(row);
            }
        });
    }

    private void insertMissing(Connection source, RowStatements present, RowStatements wanted) throws SQLException {
        each(source, wanted.shape(), row -> {
            if (present.now(row.key()) == null) {
                present.insert(new RowChange(row.table(), row.key(), row.after(), null));
            }
        });
    }

    private void requireSame(Connection source, Connection live, RowStatements present) throws SQLException {
        String count = "SELECT count(*) FROM main." + Identifiers.quote(present.shape().name());
        boolean[] same = {Sql.number(source, count) == Sql.number(live, count)};
        each(source, present.shape(), row -> same[0] &= RowValues.same(present.now(row.key()), row.after()));
        if (!same[0]) {
            throw Problem.of(ProblemCode.TABLE_UNFIT, "table", present.shape().name(), "detail", "its rows did not become those of the backup");
        }
    }

    private interface Step {
        void run(RowChange row) throws SQLException;
    }

    /** All rows in the order of their keys; no statement is open while a step runs, so that it may delete what it is given. */
    private void each(Connection connection, TableShape shape, Step step) throws SQLException {
        List<RowChange> rows = some(connection, shape, null);
        while (!rows.isEmpty()) {
            cancellation.check("the restore of " + shape.name());
            for (RowChange row : rows) {
                step.run(row);
            }
            rows = rows.size() < ROWS_AT_ONCE ? List.of() : some(connection, shape, rows.getLast().key());
        }
    }

    private static List<RowChange> some(Connection connection, TableShape shape, List<Object> after) throws SQLException {
        String key = shape.key().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        String sql = "SELECT " + key + ", " + shape.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", ")) + " FROM main." + Identifiers.quote(shape.name())
            + (after == null ? "" : " WHERE (" + key + ") > (" + after.stream().map(RowValues::placeholder).collect(Collectors.joining(", ")) + ")") + " ORDER BY " + key + " LIMIT " + ROWS_AT_ONCE;
        RowValues values = RowValues.of(connection);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; after != null && i < after.size(); i++) {
                RowValues.bind(statement, i + 1, after.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<RowChange> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new RowChange(shape.name(), values.read(row, 1, shape.key().size()), null, values.read(row, 1 + shape.key().size(), shape.columns().size())));
                }
                return rows;
            }
        }
    }
}
