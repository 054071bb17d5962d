package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportPlan.Target;
import dev.tidemark.core.data.ImportTrial.Refusal;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One pass over a file: each row is inserted, and one that SQLite refuses is counted and passed over. */
final class ImportRun {
    /** A constraint, a value that is too long, a text where the row id must be a number (https://www.sqlite.org/rescode.html). */
    private static final Set<Integer> OF_THE_ROW = Set.of(19, 18, 20);
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int REPORT_EVERY = 2048;
    /** How many rows may wait for one that they refer to: they are kept in memory. */
    static final int MOST_WAITING = 20_000;
    private static final long MOST_WAITING_LETTERS = 8_000_000;

    private final ImportPlan plan;
    private final ImportFile file;
    private final Cancellation cancellation;
    private final ImportValues values = new ImportValues();
    private final List<Refusal> refusals = new ArrayList<>();
    private long rows;
    private long refused;
    private List<String> names = List.of();
    private int[] places;
    private PreparedStatement insert;
    private final boolean refersToItself;
    private List<Waiting> waiting = new ArrayList<>();
    private long waitingLetters;

    /** A row that refers to one of the same table, which may come further down in the file. */
    private record Waiting(ImportRow row, int[] places, SQLException failure) { }

    ImportRun(ImportPlan plan, ImportFile file, Cancellation cancellation) {
        this.plan = plan;
        this.file = file;
        this.cancellation = cancellation;
        this.places = new int[plan.targets().size()];
        this.refersToItself = plan.relation().table().foreignKeys().stream().anyMatch(key -> key.parentTable().equalsIgnoreCase(plan.relation().name()));
    }

    long rows() {
        return rows;
    }

    long refused() {
        return refused;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    long checksum() {
        return file.checksum();
    }

    List<String> oddities() {
        return values.oddities();
    }

    /** Inside a write transaction, which stays open whatever is refused. */
    void on(Connection connection, Progress progress) throws SQLException {
        // A constraint or trigger can end the whole transaction; then this savepoint is gone, and nothing more may be written.
        Sql.run(connection, "SAVEPOINT tidemark_import");
        try (ImportRows source = file.rows(progress)) {
            insert = connection.prepareStatement(insert());
            for (ImportRow row = source.next(); row != null; row = source.next()) {
                if ((rows + refused) % REPORT_EVERY == 0) {
                    cancellation.check("the import");
                    file.report(rows + refused);
                }
                take(connection, source, row);
            }
            takeWaiting(connection);
        } finally {
            if (insert != null) {
                insert.close();
            }
        }
        Sql.run(connection, "RELEASE tidemark_import");
    }

    private void take(Connection connection, ImportRows source, ImportRow row) throws SQLException {
        String wrong = row.wrong() == null ? renamed(source, row) : row.wrong();
        if (wrong != null) {
            refuse(row, wrong);
            return;
        }
        List<Value> bound = values(row, places);
        SQLException failure = insert(connection, row, bound);
        if (failure == null) {
            return;
        }
        if (mayWait(bound, failure)) {
            waiting.add(new Waiting(row, places.clone(), failure));
            values.ended(row.line(), false);
        } else {
            refuse(row, reason(connection, bound, failure));
        }
    }

    private List<Value> values(ImportRow row, int[] at) {
        List<Value> bound = new ArrayList<>(at.length);
        for (int i = 0; i < at.length; i++) {
            bound.add(values.value(plan.targets().get(i), at[i] < 0 ? ImportRow.Cell.NOTHING : row.cell(at[i])));
        }
        return bound;
    }

    /** @return why the row cannot come in; null when it is in, or was passed over and told */
    private SQLException insert(Connection connection, ImportRow row, List<Value> bound) throws SQLException {
        for (int i = 0; i < bound.size(); i++) {
            insert.setObject(i + 1, bound(bound.get(i)));
        }
        try {
            if (insert.executeUpdate() == 0) {
                refuse(row, "the table itself passes over it (ON CONFLICT IGNORE, or a trigger)");
            } else {
                rows++;
                values.ended(row.line(), true);
            }
            return null;
        } catch (SQLException failure) {
            if (!OF_THE_ROW.contains(SqliteErrors.primaryCode(failure))) {
                throw failure;
            }
            if (SqliteErrors.primaryCode(failure) != SQLITE_CONSTRAINT) {
                // The driver gives a statement up that failed in any other way.
                insert.close();
                insert = connection.prepareStatement(insert());
            }
            try {
                Sql.run(connection, "RELEASE tidemark_import");
                Sql.run(connection, "SAVEPOINT tidemark_import");
            } catch (SQLException transactionGone) {
                failure.addSuppressed(transactionGone);
                throw failure;
            }
            return failure;
        }
    }

    private String reason(Connection connection, List<Value> bound, SQLException failure) throws SQLException {
        return refusals.size() < ImportTrial.MOST_REFUSALS ? ImportRefusal.reason(connection, plan, bound, failure) : "";
    }

    private boolean mayWait(List<Value> bound, SQLException failure) {
        if (!refersToItself || waiting.size() >= MOST_WAITING || waitingLetters >= MOST_WAITING_LETTERS || !SqliteErrors.isOfForeignKey(failure)) {
            return false;
        }
        waitingLetters += bound.stream().mapToLong(value -> value.plain().length()).sum();
        return true;
    }

    /** Once more from the end, since what was written children first comes in whole so, and again until no more comes in. */
    private void takeWaiting(Connection connection) throws SQLException {
        for (int before = -1; !waiting.isEmpty() && before != waiting.size();) {
            before = waiting.size();
            List<Waiting> still = new ArrayList<>();
            for (Waiting one : waiting.reversed()) {
                cancellation.check("the import");
                SQLException failure = insert(connection, one.row(), values(one.row(), one.places()));
                if (failure != null) {
                    values.ended(one.row().line(), false);
                    still.add(new Waiting(one.row(), one.places(), failure));
                }
            }
            waiting = still;
        }
        for (Waiting one : waiting.stream().sorted(Comparator.comparingLong(left -> left.row().line())).toList()) {
            refuse(one.row(), reason(connection, values(one.row(), one.places()), one.failure()));
        }
        refusals.sort(Comparator.comparingLong(Refusal::line));
        waiting = List.of();
    }

    private void refuse(ImportRow row, String reason) {
        refused++;
        values.ended(row.line(), false);
        if (refusals.size() < ImportTrial.MOST_REFUSALS) {
            refusals.add(new Refusal(row.line(), reason));
        }
    }

    /** Objects may bring new names with every row: one that a column takes must not be lost unseen. */
    private String renamed(ImportRows source, ImportRow row) {
        if (source.names().size() != names.size() || names.isEmpty()) {
            names = source.names();
            for (int i = 0; i < places.length; i++) {
                places[i] = names.indexOf(plan.targets().get(i).name());
            }
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (i < row.cells().size() && row.cells().get(i) != null && isLate(name)) {
                return "it has “" + name + "”, which the first " + ImportFile.LOOKED_AT + " rows have not";
            }
        }
        return null;
    }

    private boolean isLate(String name) {
        return plan.order().format() == ImportFormat.JSON && plan.targets().stream().noneMatch(target -> target.name().equals(name)) && plan.without().stream().anyMatch(name::equalsIgnoreCase);
    }

    private String insert() {
        return "INSERT INTO " + plan.relation().sql() + " (" + plan.targets().stream().map(target -> Identifiers.quote(target.column().name())).collect(Collectors.joining(", ")) + ") VALUES ("
            + plan.targets().stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** "Imported 1,000 rows into people from people.csv, 3 rows left out." */
    String sentence() {
        return "Imported " + Texts.count(rows, "row", "rows") + " into " + plan.relation().name() + " from " + plan.order().file().getFileName()
            + (refused == 0 ? "." : "; " + Texts.count(refused, "row", "rows") + " left out.");
    }

    /** For the journal. */
    List<String> details() {
        List<String> details = new ArrayList<>(List.of(plan.reading()));
        details.add(plan.targets().stream().map(Target::name).collect(Collectors.joining(", ", "From the file: ", "")));
        refusals.stream().limit(20).forEach(refusal -> details.add("Left out: line " + refusal.line() + ": " + refusal.reason()));
        return details;
    }

    static Object bound(Value value) {
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Int(long number) -> number;
            case Value.Real(double number) -> number;
            case Value.Text(String text, long _, boolean _) -> text;
            case Value.Blob(byte[] bytes, long _) -> bytes;
        };
    }
}
