package dev.tidemark.core.changes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts the rows of a file back as they were before. A row that is not as that change left it stops everything. The database's own triggers are out of
 * the way meanwhile, since what they did is among the rows; only those that keep a module's table up to date, a full-text index for instance, do their work.
 */
public final class RowUndo {
    private static final int SHOWN = 10;

    private final KeptRows rows;

    /** @param file written by a change of rows, in the folder beside the journal */
    public RowUndo(Path file) {
        this.rows = new KeptRows(file);
    }

    /**
     * Puts back what is in the file, on the connection of a write transaction without enforced foreign keys.
     *
     * @throws Problem ROWS_CHANGED_SINCE naming the first rows; UNDO_REFUSED when a table has gone or has other columns, INPUT_OUTPUT when the file is gone
     */
    public void run(Connection connection) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        Map<String, RowStatements> tables = new LinkedHashMap<>();
        List<Trigger> silenced = new ArrayList<>();
        try {
            requireUntouched(connection, schema, tables);
            silence(connection, schema, tables, silenced);
            for (RowStatements table : tables.values()) {
                putBack(connection, table);
            }
            sequences(connection);
            for (Trigger trigger : silenced) {
                Sql.run(connection, trigger.sql());
            }
            requirePutBack(tables);
        } finally {
            for (RowStatements table : tables.values()) {
                table.close();
            }
        }
    }

    /**
     * Whether the change that wrote the file is in the database: a row that is as it left it says yes, one that is as before it says no; empty when no row says
     * either. Reads only.
     */
    public Optional<Boolean> isDone(Connection connection) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        Map<String, RowStatements> tables = new LinkedHashMap<>();
        List<Boolean> found = new ArrayList<>();
        try {
            rows.read(new KeptRows.Taker() {
                @Override public void table(TableShape shape) throws SQLException {
                    if (schema.table(shape.name()).isPresent()) {
                        tables.put(shape.name(), new RowStatements(connection, shape));
                    }
                }

                @Override public boolean row(TableShape shape, RowChange row) throws SQLException {
                    if (tables.containsKey(shape.name())) {
                        List<Object> now = tables.get(shape.name()).now(row.key());
                        if (RowValues.same(now, row.after()) || RowValues.same(now, row.before())) {
                            found.add(RowValues.same(now, row.after()));
                        }
                    }
                    return found.isEmpty();
                }
            });
            return found.stream().findFirst();
        } finally {
            for (RowStatements table : tables.values()) {
                table.close();
            }
        }
    }

    private void requireUntouched(Connection connection, Schema schema, Map<String, RowStatements> tables) throws SQLException {
        List<String> changed = new ArrayList<>();
        long[] more = {0};
        rows.read(new KeptRows.Taker() {
            @Override public void table(TableShape shape) throws SQLException {
                requireShape(schema.table(shape.name()), shape);
                tables.put(shape.name(), new RowStatements(connection, shape));
            }

            @Override public boolean row(TableShape shape, RowChange row) throws SQLException {
                if (!RowValues.same(tables.get(shape.name()).now(row.key()), row.after())) {
                    if (changed.size() < SHOWN) {
                        changed.add(shape.name() + " " + row.key());
                    } else {
                        more[0]++;
                    }
                }
                return true;
            }
        });
        if (!changed.isEmpty()) {
            throw Problem.of(ProblemCode.ROWS_CHANGED_SINCE, "detail", String.join(", ", changed) + (more[0] == 0 ? "" : " and " + Texts.grouped(more[0]) + " more"));
        }
    }

    private static void requireShape(Optional<Table> table, TableShape shape) {
        boolean fits = table.isPresent() && table.get().withoutRowid() == (shape.rowid() == null)
            && shape.columns().stream().allMatch(c -> table.get().column(c).isPresent());
        if (!fits) {
            throw Problem.of(ProblemCode.ROWS_CHANGED_SINCE, "detail", table.isEmpty() ? "the table “" + shape.name() + "” is gone" : "“" + shape.name() + "” has other columns now");
        }
    }

    /** Drops the triggers of these tables, those apart that keep a module up to date, and adds them to {@code silenced} in the order in which they are made again. */
    static void silence(Connection connection, Schema schema, Map<String, RowStatements> tables, List<Trigger> silenced) throws SQLException {
        // In the order in which they were made, which is the one in which they are made again.
        for (String name : Sql.list(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY rowid", row -> row.getString(1))) {
            for (String table : tables.keySet()) {
                for (Trigger trigger : schema.table(table).orElseThrow().triggers()) {
                    if (trigger.name().equals(name) && Modules.namedIn(trigger, schema).isEmpty()) {
                        Sql.run(connection, "DROP TRIGGER main." + Identifiers.quote(name));
                        silenced.add(trigger);
                    }
                }
            }
        }
    }

    private void putBack(Connection connection, RowStatements table) throws SQLException {
        Sql.run(connection, "SAVEPOINT tidemark_rows");
        try {
            each(table, row -> row.before() == null, table::delete);
            each(table, row -> row.before() != null && row.after() != null, table::update);
            each(table, row -> row.after() == null, table::insert);
        } catch (SQLException failure) {
            // Values that rows exchanged among themselves cannot go back one by one under a unique index.
            Sql.run(connection, "ROLLBACK TO tidemark_rows");
            each(table, row -> row.after() != null, table::delete);
            each(table, row -> row.before() != null, table::insert);
        }
        Sql.run(connection, "RELEASE tidemark_rows");
    }

    private interface Step {
        void run(RowChange row) throws SQLException;
    }

    private void each(RowStatements table, Predicate<RowChange> which, Step step) throws SQLException {
        rows.read(shape -> shape.name().equals(table.shape().name()), new KeptRows.Taker() {
            @Override public void table(TableShape shape) { }

            @Override public boolean row(TableShape shape, RowChange row) throws SQLException {
                if (which.test(row)) {
                    step.run(row);
                }
                return true;
            }
        });
    }

    private void sequences(Connection connection) throws SQLException {
        Map<String, Long> now = RowSequences.read(connection);
        rows.read(_ -> false, new KeptRows.Taker() {
            @Override public void table(TableShape shape) { }

            @Override public boolean row(TableShape shape, RowChange row) {
                return true;
            }

            @Override public void sequence(RowSequences.Change change) throws SQLException {
                // A counter that went on since stays: its numbers may be known elsewhere.
                if (Objects.equals(now.get(change.table()), change.after())) {
                    RowSequences.put(connection, change.table(), change.before());
                }
            }
        });
    }

    private void requirePutBack(Map<String, RowStatements> tables) throws SQLException {
        rows.read(new KeptRows.Taker() {
            @Override public void table(TableShape shape) { }

            @Override public boolean row(TableShape shape, RowChange row) throws SQLException {
                if (!RowValues.same(tables.get(shape.name()).now(row.key()), row.before())) {
                    throw Problem.of(ProblemCode.ROWS_CHANGED_SINCE, "detail", shape.name() + " " + row.key() + " did not become what it was, since a trigger changed it again");
                }
                return true;
            }
        });
    }
}
