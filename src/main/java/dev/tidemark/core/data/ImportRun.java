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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One pass over a file: each row is inserted, and one that SQLite refuses is counted and passed over. */
final class ImportRun {
    /** A constraint, a value that is too long, a text where the row id must be a number (https://www.sqlite.org/rescode.html). */
    private static final Set<Integer> OF_THE_ROW = Set.of(19, 18, 20);
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int REPORT_EVERY = 2048;

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

    ImportRun(ImportPlan plan, ImportFile file, Cancellation cancellation) {
        this.plan = plan;
        this.file = file;
        this.cancellation = cancellation;
        this.places = new int[plan.targets().size()];
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
        List<Value> bound = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            Value value = values.value(plan.targets().get(i), places[i] < 0 ? ImportRow.Cell.NOTHING : row.cell(places[i]));
            bound.add(value);
            insert.setObject(i + 1, bound(value));
        }
        try {
            if (insert.executeUpdate() == 0) {
                refuse(row, "the table itself passes over it (ON CONFLICT IGNORE, or a trigger)");
            } else {
                rows++;
                values.ended(row.line(), true);
            }
        } catch (SQLException failure) {
            if (!OF_THE_ROW.contains(SqliteErrors.primaryCode(failure))) {
                throw failure;
            }
            if (SqliteErrors.primaryCode(failure) != SQLITE_CONSTRAINT) {
                // The driver gives a statement up that failed in any other way.
                insert.close();
                insert = connection.prepareStatement(insert());
            }
            String reason = refusals.size() < ImportTrial.MOST_REFUSALS ? ImportRefusal.reason(connection, plan, bound, failure) : "";
            try {
                Sql.run(connection, "RELEASE tidemark_import");
                Sql.run(connection, "SAVEPOINT tidemark_import");
            } catch (SQLException transactionGone) {
                failure.addSuppressed(transactionGone);
                throw failure;
            }
            refuse(row, reason);
        }
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
