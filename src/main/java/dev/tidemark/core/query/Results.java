package dev.tidemark.core.query;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a statement that was run, in a file beside the database, so that any of them is shown at once and nothing is held in memory. The statement is closed
 * before a person begins to read: no lock stays. Of a long result the first rows are read; {@link #readOn} reads more of the same state. Close it. Safe for any thread.
 */
public final class Results implements AutoCloseable {
    /** How many rows are read before somebody asks for more. */
    public static final long AT_ONCE = 200_000;
    /** How many columns can be shown; an export has all. */
    public static final int MOST_COLUMNS = 2_000;
    private static final int FIRST_ROWS = 200;
    private static final long MOST_BYTES = 256L << 20;
    /** A value that is longer is not read whole, but its beginning by SQLite itself. */
    private static final int LONGEST_VALUE = 8 << 20;
    private static final int SQLITE_TOOBIG = 18;

    private final Database database;
    private final Deed deed;
    private final Map<String, Object> values;
    private final RowFile file;
    private volatile List<String> columns = List.of();
    private volatile int allColumns;
    private volatile boolean ended;
    private volatile boolean reading;
    private volatile String mark;
    private volatile Duration time = Duration.ZERO;
    private boolean longValues;

    Results(Workspace workspace, Database database, Deed deed, Map<String, Object> values) {
        this.database = database;
        this.deed = deed;
        this.values = Collections.unmodifiableMap(new HashMap<>(values));
        this.file = new RowFile(workspace.notes().resolve("results"));
    }

    public Deed deed() {
        return deed;
    }

    /** The values that its parameters had. */
    public Map<String, Object> values() {
        return values;
    }

    /** The names of the columns that can be shown, at most {@link #MOST_COLUMNS}; empty for a statement without a result. */
    public List<String> columns() {
        return columns;
    }

    /** How many columns there are. */
    public int allColumns() {
        return allColumns;
    }

    /** How many rows have been read so far. */
    public long rows() {
        return file.rows();
    }

    /** Whether all rows have been read. */
    public boolean complete() {
        return ended;
    }

    /** Whether rows are being read now. */
    public boolean reading() {
        return reading;
    }

    /** How long reading has taken, in all. */
    public Duration time() {
        return time;
    }

    /** Rows from a place on, counted from 0; fewer where those that have been read end. */
    public List<List<Value>> page(long from, int count) {
        return file.read(from, count);
    }

    /**
     * Reads more rows, as long as the data is as it was.
     *
     * @param more how many at most
     * @throws Problem QUERY_OUTDATED when the data changed; CANCELLED; the rows that were read stay
     */
    public void readOn(long more, Cancellation cancellation) {
        readOn(more, _ -> { }, cancellation);
    }

    synchronized void readOn(long more, Consumer<Results> onFirst, Cancellation cancellation) {
        if (ended || file.isClosed()) {
            return;
        }
        long started = System.nanoTime();
        Duration before = time;
        reading = true;
        boolean[] told = {file.rows() > 0};
        Consumer<Results> once = results -> {
            time = before.plusNanos(System.nanoTime() - started);
            if (!told[0]) {
                told[0] = true;
                onFirst.accept(results);
            }
        };
        try {
            readOn(more, longValues, once, cancellation);
        } catch (Problem problem) {
            if (!(problem.getCause() instanceof SQLException failure) || SqliteErrors.primaryCode(failure) != SQLITE_TOOBIG || longValues) {
                throw problem;
            }
            longValues = true;
            readOn(more, true, once, cancellation);
        } finally {
            file.flush();
            time = before.plusNanos(System.nanoTime() - started);
            reading = false;
        }
    }

    private void readOn(long more, boolean cut, Consumer<Results> onFirst, Cancellation cancellation) {
        long skip = file.rows();
        Session.read(database, cut ? 0 : LONGEST_VALUE, cancellation, connection -> {
            String now = StateMark.of(database.file());
            if (skip > 0 && !Objects.equals(mark, now)) {
                throw Problem.of(ProblemCode.QUERY_OUTDATED);
            }
            mark = now;
            try (PreparedStatement statement = Session.prepare(connection, deed, cut ? cutting(connection) : deed.statement().text(), values);
                 ResultSet found = QueryService.query(connection, deed, statement)) {
                if (found == null) {
                    ended = true;
                    return null;
                }
                if (!cut) {
                    List<String> all = QueryService.names(found);
                    allColumns = all.size();
                    columns = List.copyOf(all.subList(0, Math.min(all.size(), MOST_COLUMNS)));
                }
                take(found, skip, more, cut, onFirst, cancellation);
                return null;
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file.path(), "detail", Texts.reason(failure));
            }
        });
    }

    private void take(ResultSet found, long skip, long more, boolean cut, Consumer<Results> onFirst, Cancellation cancellation) throws SQLException, IOException {
        for (long i = 0; i < skip; i++) {
            if (!found.next()) {
                ended = true;
                return;
            }
        }
        int held = columns.size() > 50 ? Value.HEAD_BYTES : Value.HELD_BYTES;
        long bytes = file.bytes();
        while (found.next()) {
            cancellation.check("the query");
            if (file.isClosed() || file.rows() - skip >= more || file.bytes() - bytes > MOST_BYTES) {
                return;
            }
            List<Value> row = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                row.add(cut ? cutValue(found, i) : value(found.getObject(i + 1), held));
            }
            file.add(row);
            if (file.rows() == FIRST_ROWS) {
                file.flush();
                onFirst.accept(this);
            }
        }
        ended = true;
    }

    private static Value value(Object read, int held) {
        return switch (read) {
            case String text when text.length() > held / 3 && Value.Text.utf8Length(text) > held -> new Value.Text(head(text), Value.Text.utf8Length(text), true);
            case String text -> Value.Text.of(text);
            case byte[] bytes when bytes.length > held -> new Value.Blob(java.util.Arrays.copyOf(bytes, Value.HEAD_BYTES), bytes.length);
            case null, default -> Value.of(read);
        };
    }

    private static String head(String text) {
        int end = Math.min(text.length(), Value.HEAD_BYTES);
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static Value cutValue(ResultSet found, int column) throws SQLException {
        Object head = found.getObject(2 * column + 1);
        long bytes = found.getLong(2 * column + 2);
        boolean cut = !found.wasNull();
        return switch (head) {
            case String text -> new Value.Text(text, cut ? bytes : Value.Text.utf8Length(text), cut);
            case byte[] blob -> new Value.Blob(blob, cut ? bytes : blob.length);
            case null, default -> Value.of(head);
        };
    }

    /** The statement around which SQLite cuts long values itself, so that none of a hundred megabytes comes into this process's heap. */
    private String cutting(Connection connection) throws SQLException {
        if (allColumns == 0) {
            try (PreparedStatement statement = Session.prepare(connection, deed, deed.statement().text(), values)) {
                allColumns = statement.getMetaData().getColumnCount();
                columns = IntStream.range(0, Math.min(allColumns, MOST_COLUMNS)).mapToObj(i -> label(statement, i)).toList();
            }
        }
        String names = IntStream.range(0, allColumns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String cuts = IntStream.range(0, columns.size()).mapToObj(i -> "CASE WHEN octet_length(c" + i + ") > " + Value.HELD_BYTES + " THEN substr(c" + i + ", 1, " + Value.HEAD_BYTES + ") ELSE c" + i
            + " END, CASE WHEN octet_length(c" + i + ") > " + Value.HELD_BYTES + " THEN octet_length(c" + i + ") END").collect(Collectors.joining(", "));
        return "WITH tidemark_result(" + names + ") AS (" + deed.statement().text() + "\n) SELECT " + cuts + " FROM tidemark_result";
    }

    private static String label(PreparedStatement statement, int column) {
        try {
            return statement.getMetaData().getColumnLabel(column + 1);
        } catch (SQLException failure) {
            throw new IllegalStateException("Column " + column + " has no name", failure);
        }
    }

    @Override public void close() {
        file.close();
    }
}
