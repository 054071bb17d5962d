package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.guards.Touched.SchemaRow;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Dropping a table drops its indexes and triggers, breaks the views over it and forgets its AUTOINCREMENT counter
 * (https://www.sqlite.org/lang_altertable.html#otheralter): when the table is there again afterwards, so must they be, unless the script drops them by name.
 */
final class StructureGuard {
    private final Touched before;
    private final Set<String> readableViews;
    private final Map<String, Long> counters;

    StructureGuard(Connection connection, Touched before) throws SQLException {
        this.before = before;
        this.readableViews = SqlTokens.nameSet();
        for (String view : viewsOver(before)) {
            if (unreadableBecause(connection, view) == null) {
                readableViews.add(view);
            }
        }
        this.counters = counters(connection, before);
    }

    void compare(Connection connection, Touched now, List<SqlStatement> statements, String fileName) throws SQLException {
        Set<String> dropped = dropped(statements);
        List<String> lost = new ArrayList<>();
        for (SchemaRow object : before.objects()) {
            boolean ofTable = (object.is("index") || object.is("trigger")) && object.sql() != null;
            if (ofTable && !dropped.contains(object.name()) && stands(now, object.table()) && !has(now, object)) {
                lost.add(object.type() + " " + object.name() + " on " + object.table());
            }
        }
        for (String view : readableViews) {
            String reason = dropped.contains(view) ? null : unreadableBecause(connection, view);
            if (reason != null) {
                lost.add("view " + view + " (" + reason + ")");
            }
        }
        addCounters(connection, now, lost);
        if (!lost.isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_LOSES_OBJECTS, "file", fileName, "detail", String.join("; ", lost));
        }
    }

    private void addCounters(Connection connection, Touched now, List<String> lost) throws SQLException {
        if (counters.isEmpty() || now.names().contains("sqlite_sequence")) {
            return;
        }
        Map<String, Long> after = counters(connection, now);
        for (SchemaRow table : now.objects()) {
            long was = counters.getOrDefault(table.name(), 0L);
            long is = after.getOrDefault(table.name(), 0L);
            if (table.is("table") && is < was && countsUp(table)) {
                lost.add("the AUTOINCREMENT counter of " + table.name() + ", " + Texts.grouped(was) + " before and " + Texts.grouped(is)
                    + " after, so that numbers of deleted rows would be given again");
            }
        }
    }

    private static boolean stands(Touched touched, String name) {
        return touched.objects().stream().anyMatch(object -> (object.is("table") || object.is("view")) && object.name().equalsIgnoreCase(name));
    }

    private static boolean has(Touched touched, SchemaRow wanted) {
        return touched.objects().stream().anyMatch(object -> object.is(wanted.type()) && object.name().equalsIgnoreCase(wanted.name()));
    }

    /** The views that read one of these tables, also through another view. */
    private static List<String> viewsOver(Touched touched) {
        Map<String, Set<String>> views = new LinkedHashMap<>();
        touched.views().forEach(view -> views.put(view.name(), SqlTokens.names(view.sql())));
        Set<String> reached = SqlTokens.nameSet();
        reached.addAll(touched.tables());
        for (int size = -1; size < reached.size(); ) {
            size = reached.size();
            views.forEach((view, reads) -> {
                if (reads.stream().anyMatch(reached::contains)) {
                    reached.add(view);
                }
            });
        }
        return views.keySet().stream().filter(reached::contains).toList();
    }

    private static String unreadableBecause(Connection connection, String view) throws SQLException {
        try (PreparedStatement _ = connection.prepareStatement("SELECT 1 FROM main." + Identifiers.quote(view) + " LIMIT 0")) {
            return null;
        } catch (SQLException failure) {
            if (SqliteErrors.primaryCode(failure) != 1) {
                throw failure;
            }
            return SqliteErrors.reason(failure);
        }
    }

    private static Map<String, Long> counters(Connection connection, Touched touched) throws SQLException {
        Map<String, Long> counters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (touched.objects().stream().anyMatch(object -> object.is("table") && countsUp(object))) {
            Sql.list(connection, "SELECT name, seq FROM sqlite_sequence", row -> counters.put(row.getString(1), row.getLong(2)));
        }
        return counters;
    }

    private static boolean countsUp(SchemaRow table) {
        return SqlTokens.names(table.sql()).contains("AUTOINCREMENT");
    }

    /** What the statements drop by its name. */
    private static Set<String> dropped(List<SqlStatement> statements) {
        Set<String> dropped = SqlTokens.nameSet();
        for (SqlStatement statement : statements) {
            List<Token> tokens = SqlTokens.of(statement.text());
            if (tokens.size() > 2 && tokens.getFirst().is("DROP") && !tokens.get(1).is("TABLE")) {
                dropped.add(tokens.getLast().text());
            }
        }
        return dropped;
    }
}
