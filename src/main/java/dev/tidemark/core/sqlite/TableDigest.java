package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Cancellation;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the rows of tables by their values, whatever the order of rows and of columns, and whatever rows SQLite numbers them with. */
public final class TableDigest {
    private static final int ROWS_BETWEEN_LOOKS = 10_000;

    private TableDigest() { }

    @FunctionalInterface
    private interface RowHash {
        void take(long first, long second);
    }

    /**
     * A digest of these columns of all rows: equal when both hold the same rows. Reads everything once, in constant memory.
     *
     * @param columns names of columns, in any order
     */
    public static String of(Connection connection, String table, List<String> columns, Cancellation cancellation) throws SQLException {
        long[] sums = new long[3];
        read(connection, table, columns, cancellation, (first, second) -> {
            sums[0] += first;
            sums[1] += second;
            sums[2]++;
        });
        return "%016x%016x-%d".formatted(sums[0], sums[1], sums[2]);
    }

    /**
     * What two tables do not have in common.
     *
     * @param onlyHere rows of the first database without an equal in the second one
     * @param onlyThere rows of the second database without an equal in the first one
     */
    public record Missing(long onlyHere, long onlyThere) { }

    /**
     * Which rows of two databases have no equal in the other one. Reads each table once; takes 16 bytes of memory for each row.
     *
     * @param columns that both tables have
     */
    public static Missing compare(Connection here, Connection there, String table, List<String> columns, Cancellation cancellation) throws SQLException {
        long[] ours = sorted(here, table, columns, cancellation);
        long[] theirs = sorted(there, table, columns, cancellation);
        int equal = 0;
        for (int our = 0, other = 0; our < ours.length && other < theirs.length; ) {
            int order = Long.compare(ours[our], theirs[other]);
            equal += order == 0 ? 1 : 0;
            our += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
        return new Missing(ours.length - equal, theirs.length - equal);
    }

    private static long[] sorted(Connection connection, String table, List<String> columns, Cancellation cancellation) throws SQLException {
        long[][] hashes = {new long[1024]};
        int[] count = {0};
        read(connection, table, columns, cancellation, (first, second) -> {
            if (count[0] == hashes[0].length) {
                hashes[0] = Arrays.copyOf(hashes[0], count[0] * 2);
            }
            hashes[0][count[0]++] = first;
        });
        long[] exact = Arrays.copyOf(hashes[0], count[0]);
        Arrays.sort(exact);
        return exact;
    }

    private static void read(Connection connection, String table, List<String> columns, Cancellation cancellation, RowHash taker) throws SQLException {
        ValueDigest digest = new ValueDigest();
        String select = "SELECT " + columns.stream().sorted(String.CASE_INSENSITIVE_ORDER).map(Identifiers::quote).collect(Collectors.joining(", ")) + " FROM main." + Identifiers.quote(table);
        try (PreparedStatement statement = connection.prepareStatement(select); ResultSet rows = statement.executeQuery()) {
            for (long row = 0; rows.next(); row++) {
                if (row % ROWS_BETWEEN_LOOKS == 0) {
                    cancellation.check("reading " + table);
                }
                for (int i = 1; i <= columns.size(); i++) {
                    digest.add(rows.getObject(i));
                }
                ByteBuffer hash = ByteBuffer.wrap(digest.take());
                taker.take(hash.getLong(), hash.getLong());
            }
        }
    }
}
