package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Statistics by which SQLite chooses among indexes (https://www.sqlite.org/lang_analyze.html), where they are missing or of a time when a table was ten times smaller; that is
 * when {@code PRAGMA optimize} would count anew too (https://www.sqlite.org/pragma.html#pragma_optimize), which cannot be asked on a connection that only reads.
 */
public final class StatisticsCheck implements HealthCheck {
    private static final int LARGE = 10_000;
    private static final int GROWN = 10;
    private static final int SHOWN = 5;
    /** What SQLite's authors advise: rows looked at in each index, so that it takes no time on a large table. */
    private static final String LIMIT = "PRAGMA analysis_limit = 1000";

    private final SafeRoad road;

    public StatisticsCheck(SafeRoad road) {
        this.road = road;
    }

    @Override public String title() {
        return "Statistics of indexes";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        List<Table> own = examination.live().get().schema().ownTables().stream().filter(table -> table.kind() == Table.Kind.ORDINARY && !table.indexes().isEmpty()).toList();
        List<String> tables = examination.database().read(connection -> old(connection, own));
        if (tables.isEmpty()) {
            return List.of();
        }
        List<String> statements = tables.stream().map(table -> "ANALYZE " + Identifiers.quote(table)).toList();
        String named = tables.stream().limit(SHOWN).map(table -> "“" + table + "”").collect(Collectors.joining(", ")) + (tables.size() > SHOWN ? " and " + (tables.size() - SHOWN) + " more" : "");
        Cure cure = new Cure("analyze", "Count anew", "SQLite looks at samples of each index and keeps what it finds in a table of its own, sqlite_stat1. No row of yours changes; a backup is taken first.", Cure.Touches.DATABASE,
            () -> statements.stream().map(statement -> statement + ";").toList(),
            (progress, cancelled) -> road.carryOut("Count anew for the indexes", "cure", BackupReason.BEFORE_CURE, ForeignKeys.CHECKED_BY_US, connection -> {
                Sql.text(connection, LIMIT);
                for (String statement : statements) {
                    Sql.run(connection, statement);
                }
                return new SafeRoad.Done("Counted anew for the indexes of " + Texts.count(tables.size(), "table", "tables") + ".", statements, Map.of());
            }, progress, cancelled).done().sentence());
        return List.of(new Finding("statistics", Severity.NOTE, "SQLite chooses the indexes of " + named + " without statistics, or by those of a much smaller table; queries may take a slower way.",
            examination.workspace().databaseName(), List.of(cure)));
    }

    private static List<String> old(Connection connection, List<Table> own) throws SQLException {
        boolean any = Sql.exists(connection, "table", "sqlite_stat1");
        List<String> tables = new ArrayList<>();
        for (Table table : own) {
            long counted = any ? Sql.number(connection, "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = ? COLLATE NOCASE", table.name()) : 0;
            if (Numbers.atLeast(connection, table.name(), LARGE) && (counted == 0 || hasGrown(connection, table, counted))) {
                tables.add(table.name());
            }
        }
        return tables;
    }

    private static boolean hasGrown(Connection connection, Table table, long counted) throws SQLException {
        String name = Identifiers.quote(table.name());
        // The row ids bound the number of rows from above, and cost two looks.
        boolean possible = table.withoutRowid() || Sql.number(connection, "SELECT (SELECT max(rowid) FROM " + name + ") - (SELECT min(rowid) FROM " + name + ") + 1") >= counted * GROWN;
        return possible && Numbers.atLeast(connection, table.name(), counted * GROWN);
    }
}
