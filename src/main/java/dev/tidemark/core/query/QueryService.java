package dev.tidemark.core.query;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The SQL console of one database. Blocking; safe for any thread. */
public final class QueryService {
    private final Workspace workspace;
    private final Database database;
    private final SafeRoad road;

    public QueryService(Workspace workspace, Database database, SafeRoad road) {
        this.workspace = workspace;
        this.database = database;
        this.road = road;
    }

    /**
     * What of a text can be run.
     *
     * @param writing whether the person has allowed changes
     * @return its statements, at least one; either all read or at least one changes rows
     * @throws Problem QUERY_REFUSED for a statement that no console runs, or for none; QUERY_READ_ONLY for a change while {@code writing} is not allowed
     */
    public List<Deed> deeds(String text, boolean writing) {
        List<Deed> deeds = Deed.of(text);
        if (deeds.isEmpty()) {
            throw Problem.of(ProblemCode.QUERY_REFUSED, "line", 1, "detail", "there is no statement", "advice", "Write a statement, for example SELECT");
        }
        for (Deed deed : deeds) {
            int line = deed.statement().line();
            if (deed.kind() == Deed.Kind.REFUSED) {
                throw Problem.of(ProblemCode.QUERY_REFUSED, "line", line, "detail", deed.refusal(),
                    "advice", deed.changesSchema() ? "Write it as a new migration, which can be previewed, rehearsed and rolled back" : "Take the statement out and run the rest");
            }
            if (deed.kind() == Deed.Kind.CHANGE && !writing) {
                throw Problem.of(ProblemCode.QUERY_READ_ONLY, "line", line, "verb", SqlTokens.of(deed.statement().text()).getFirst().text().toUpperCase(Locale.ROOT));
            }
        }
        return deeds;
    }

    /**
     * Runs a statement that reads, on a connection that cannot write, and keeps its rows beside the database until the result is closed.
     *
     * @param values of the parameters, by their names with the sign
     * @param onFirst gets the result as soon as the first rows can be shown, on this thread; the rest comes behind its back
     * @return the result: all its rows, or the first {@link Results#AT_ONCE}
     * @throws Problem QUERY_WRONG with line, column, token and offset; QUERY_PARAMETER, CANCELLED, LOCKED, DISK_FULL …; nothing is kept then, save what {@code onFirst} was given
     */
    public Results run(Deed deed, Map<String, Object> values, Consumer<Results> onFirst, Cancellation cancellation) {
        Results results = new Results(workspace, database, deed, values);
        try {
            results.readOn(Results.AT_ONCE, onFirst, cancellation);
            return results;
        } catch (RuntimeException failure) {
            results.close();
            throw failure;
        }
    }

    /** Takes the rows of a result one by one, whole. */
    public interface Taker {
        /** The names of the columns, once, before the rows. */
        void columns(List<String> names) throws IOException;

        /** A row as JDBC reads it: null, Integer, Long, Double, String, byte[]. The array is used again. */
        void row(Object[] values) throws IOException;
    }

    /**
     * Runs a statement that reads and gives every row to {@code taker}, in constant memory.
     *
     * @return how many rows there were
     * @throws IOException of the taker
     */
    public long each(Deed deed, Map<String, Object> values, Taker taker, Cancellation cancellation) throws IOException {
        IOException[] broken = new IOException[1];
        long rows = Session.read(database, 0, cancellation, connection -> {
            try (PreparedStatement statement = Session.prepare(connection, deed, deed.statement().text(), values); ResultSet found = query(connection, deed, statement)) {
                return found == null ? 0L : each(found, taker, cancellation);
            } catch (IOException failure) {
                broken[0] = failure;
                return 0L;
            }
        });
        if (broken[0] != null) {
            throw broken[0];
        }
        return rows;
    }

    private static long each(ResultSet found, Taker taker, Cancellation cancellation) throws SQLException, IOException {
        List<String> names = names(found);
        taker.columns(names);
        Object[] values = new Object[names.size()];
        long rows = 0;
        for (; found.next(); rows++) {
            cancellation.check("the query");
            for (int i = 0; i < values.length; i++) {
                values[i] = found.getObject(i + 1);
            }
            taker.row(values);
        }
        return rows;
    }

    /** What would change, found by running the statements in a transaction that is taken back. @throws Problem as those of {@link SafeRoad#preview}, and QUERY_WRONG */
    public RowPreview preview(List<Deed> deeds, Map<String, Object> values, Cancellation cancellation) {
        return road.preview(work(deeds, values, cancellation), cancellation);
    }

    /** Runs the statements down the safe road: backup, one transaction, journal. @throws Problem as those of {@link SafeRoad#changeRows}, and QUERY_WRONG */
    public RowReport change(List<Deed> deeds, Map<String, Object> values, RowPreview shown, Progress progress, Cancellation cancellation) {
        return road.changeRows(work(deeds, values, cancellation), shown, progress, cancellation);
    }

    private static RowWork work(List<Deed> deeds, Map<String, Object> values, Cancellation cancellation) {
        String sentence = "Ran " + Texts.count(deeds.size(), "statement", "statements") + " of the console: " + deeds.getFirst().statement().summary(80);
        List<String> details = deeds.stream().map(deed -> deed.statement().summary(400)).toList();
        return new RowWork("Query", "query", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            for (Deed deed : deeds) {
                cancellation.check("the query");
                try (PreparedStatement statement = Session.prepare(connection, deed, deed.statement().text(), values)) {
                    execute(connection, deed, statement);
                }
            }
            return new SafeRoad.Done(sentence, new ArrayList<>(details), Map.of());
        }, null);
    }

    /** A statement that returns rows changes all of its rows only when it is read to its end. */
    private static void execute(Connection connection, Deed deed, PreparedStatement statement) throws SQLException {
        try {
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        // Reads on.
                    }
                }
            }
        } catch (SQLException failure) {
            throw Session.placed(connection, deed, failure);
        }
    }

    /** The result of a statement; null for one that has none. */
    static ResultSet query(Connection connection, Deed deed, PreparedStatement statement) throws SQLException {
        try {
            return statement.execute() ? statement.getResultSet() : null;
        } catch (SQLException failure) {
            throw Session.placed(connection, deed, failure);
        }
    }

    static List<String> names(ResultSet found) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            names.add(found.getMetaData().getColumnLabel(i));
        }
        return names;
    }

    /** How SQLite would carry the statement out, with what could be faster. The statement is not run. */
    public QueryPlan plan(Deed deed, Map<String, Object> values, Cancellation cancellation) {
        return Session.read(database, 0, cancellation, connection -> PlanReader.read(connection, deed, values));
    }
}
