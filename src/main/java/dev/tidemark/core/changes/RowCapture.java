package dev.tidemark.core.changes;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches one transaction and tells which rows it changed: those of its own statements, of cascades and of the database's triggers.
 * On the connection and in the transaction of the change; leaves nothing in the database. The reasons are in
 * src/site/markdown/decisions/0008-undo-by-triggers.md.
 */
final class RowCapture {
    /** Of one table; more are undone by restoring the backup. */
    private static final int MOST_ROWS = 100_000;

    private final Connection connection;
    private final Schema schema;
    private final List<CapturedTable> tables = new ArrayList<>();
    private final List<Table> shadows;
    private final Map<String, String> marks;
    private final List<String> objects;
    private final Map<String, Long> sequences;
    /** Rows before, by table; only where a REPLACE may delete rows unseen. */
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<CountedTable> notCaptured = new ArrayList<>();

    private RowCapture(Connection connection, Schema schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.shadows = schema.tables().stream().filter(t -> t.kind() == Table.Kind.SHADOW).toList();
        this.marks = Modules.marks(connection, shadows);
        this.objects = objects();
        this.sequences = RowSequences.read(connection);
    }

    /** Begins to watch; nothing may have been changed yet in the transaction. */
    static RowCapture begin(Connection connection) throws SQLException {
        RowCapture capture = new RowCapture(connection, SchemaReader.read(connection));
        capture.install();
        return capture;
    }

    private void install() throws SQLException {
        for (Table table : schema.tables()) {
            if (table.kind() == Table.Kind.ORDINARY && table.columnsUnknownBecause() == null) {
                CapturedTable.of(table, tables.size()).ifPresentOrElse(tables::add, () -> notCaptured.add(new CountedTable(table, notCaptured.size())));
            }
        }
        // REPLACE fires delete triggers only with recursive triggers, which would let the database's own triggers call themselves: there, rows are counted instead.
        boolean own = schema.tables().stream().anyMatch(t -> !t.triggers().isEmpty()) || schema.views().stream().anyMatch(v -> !v.triggers().isEmpty());
        Sql.run(connection, "PRAGMA recursive_triggers = " + (own ? "OFF" : "ON"));
        for (CapturedTable table : tables) {
            for (String sql : table.install(MOST_ROWS)) {
                Sql.run(connection, sql);
            }
            if (own) {
                counts.put(table.table().name(), count(table.table()));
            }
        }
        for (CountedTable table : notCaptured) {
            for (String sql : table.install()) {
                Sql.run(connection, sql);
            }
        }
    }

    /**
     * What was changed.
     *
     * @param tables the tables with touched rows, in the schema's order
     * @param onlyByBackup why the rows are not all known; null when they are
     */
    record Captured(List<TableChange> tables, List<RowSequences.Change> sequences, String onlyByBackup) { }

    /** Looks at what was changed so far, and gives every changed row to {@code taker}, table by table; the shape of a table comes before its rows. */
    Captured look(Consumer<TableShape> shapes, Consumer<RowChange> taker, Cancellation cancellation) throws SQLException {
        // A module may hold its writes back until a savepoint is made.
        Sql.run(connection, "SAVEPOINT tidemark_look");
        Sql.run(connection, "RELEASE tidemark_look");
        if (!objects().equals(objects)) {
            return new Captured(List.of(), List.of(), "the schema was changed too");
        }
        String onlyByBackup = null;
        List<TableChange> changes = new ArrayList<>();
        List<TableShape> touched = new ArrayList<>();
        for (CapturedTable table : tables) {
            cancellation.check("looking at the changed rows");
            if (Sql.number(connection, "SELECT EXISTS (SELECT 1 FROM " + table.log() + ") OR EXISTS (SELECT 1 FROM " + table.images() + ")") == 0) {
                onlyByBackup = missing(table.table(), 0, onlyByBackup);
                continue;
            }
            TableShape shape = table.shape();
            shapes.accept(shape);
            Tally tally = read(table, taker, cancellation);
            onlyByBackup = tally.unknown > 0 && onlyByBackup == null ? "more rows of “" + table.table().name() + "” were changed than Tidemark keeps one by one" : onlyByBackup;
            TableChange change = tally.unknown > 0 ? events(table.table(), table.log()) : new TableChange(table.table().name(), tally.inserted, tally.updated, tally.deleted, count(table.table()));
            onlyByBackup = missing(table.table(), change.inserted() - change.deleted(), onlyByBackup);
            if (change.rows() > 0) {
                changes.add(change);
                touched.add(shape);
            }
        }
        for (CountedTable table : notCaptured) {
            TableChange change = events(table.table(), table.log());
            if (change.rows() > 0) {
                changes.add(change);
                onlyByBackup = onlyByBackup == null ? table.why() : onlyByBackup;
            }
        }
        return new Captured(changes, RowSequences.changed(sequences, RowSequences.read(connection)), onlyByBackup == null ? modules(touched) : onlyByBackup);
    }

    /** Takes the watching away, so that the transaction has nothing of it. */
    void end() throws SQLException {
        for (CapturedTable table : tables) {
            for (String sql : table.remove()) {
                Sql.run(connection, sql);
            }
        }
        for (CountedTable table : notCaptured) {
            for (String sql : table.remove()) {
                Sql.run(connection, sql);
            }
        }
    }

    private static final class Tally {
        private long inserted;
        private long updated;
        private long deleted;
        private long unknown;
    }

    private Tally read(CapturedTable table, Consumer<RowChange> taker, Cancellation cancellation) throws SQLException {
        Tally tally = new Tally();
        RowValues values = RowValues.of(connection);
        int keys = table.shape().key().size();
        int columns = table.shape().columns().size();
        try (RowStatements rows = new RowStatements(connection, table.shape()); PreparedStatement statement = connection.prepareStatement(table.touched()); ResultSet row = statement.executeQuery()) {
            for (long n = 0; row.next(); n++) {
                if (n % 10_000 == 0) {
                    cancellation.check("looking at the changed rows");
                }
                boolean image = row.getBoolean(2);
                boolean now = row.getBoolean(3);
                long was = (now ? 1 : 0) - row.getLong(1);
                if (was != 0 && was != 1 || was == 1 && !image) {
                    tally.unknown++;
                    continue;
                }
                List<Object> key = values.read(row, 4, keys);
                RowChange change = new RowChange(table.table().name(), key, was == 1 ? values.read(row, 4 + keys, columns) : null,
                    !now ? null : table.wide() ? rows.now(key) : values.read(row, 4 + keys + columns, columns));
                if (RowValues.same(change.before(), change.after())) {
                    continue;
                }
                tally.inserted += was == 0 ? 1 : 0;
                tally.deleted += now ? 0 : 1;
                tally.updated += was == 1 && now ? 1 : 0;
                taker.accept(change);
            }
        }
        return tally;
    }

    /** Where not every row is known, what happened is counted, not what came of it. */
    private TableChange events(Table table, String log) throws SQLException {
        return Sql.first(connection, "SELECT count(*) FILTER (WHERE op = 1), count(*) FILTER (WHERE op = 0), count(*) FILTER (WHERE op = -1) FROM " + log,
            row -> new TableChange(table.name(), row.getLong(1), row.getLong(2), row.getLong(3), count(table))).orElseThrow();
    }

    private String missing(Table table, long grown, String onlyByBackup) throws SQLException {
        Long before = counts.get(table.name());
        return onlyByBackup == null && before != null && before + grown != count(table)
            ? "rows of “" + table.name() + "” were replaced, which the database's own triggers keep from being seen" : onlyByBackup;
    }

    /** The tables of a module are kept by the database's own triggers, if by anything: without such a trigger only the backup has what was in them. */
    private String modules(List<TableShape> touched) throws SQLException {
        Map<String, String> now = Modules.marks(connection, shadows);
        List<String> written = marks.keySet().stream().filter(name -> !marks.get(name).equals(now.get(name))).toList();
        Set<String> kept = new HashSet<>();
        for (TableShape shape : touched) {
            for (Trigger trigger : schema.table(shape.name()).orElseThrow().triggers()) {
                Modules.namedIn(trigger, schema).forEach(name -> kept.add(name.toLowerCase(Locale.ROOT)));
            }
        }
        for (String shadow : written) {
            if (kept.stream().noneMatch(name -> shadow.toLowerCase(Locale.ROOT).startsWith(name + "_"))) {
                return "“" + shadow + "” belongs to a module, which keeps its rows itself";
            }
        }
        return null;
    }

    private List<String> objects() throws SQLException {
        return Sql.list(connection, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM main.sqlite_schema ORDER BY type, name", row -> row.getString(1));
    }

    private long count(Table table) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table.name()));
    }
}
