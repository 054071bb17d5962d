package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Writes the rows of a selection as they are at one moment, one after the other in constant memory. Blocking; safe for any thread. */
public final class Exporter {
    private static final int REPORT_EVERY = 4096;

    private final Database database;

    public Exporter(Database database) {
        this.database = database;
    }

    /**
     * What is written, and how.
     *
     * @param selection its filters and its order hold; of columns those that it has, unless {@code allColumns}
     * @param allColumns whether every column of the table is written, also beyond {@link Selection#MOST_COLUMNS}
     * @param escapeFormulas whether a text in CSV that a spreadsheet would run as a formula gets an apostrophe in front
     */
    public record Order(Selection selection, boolean allColumns, ExportFormat format, boolean escapeFormulas) {
        private String head() {
            return format.head(columns(), escapeFormulas);
        }

        List<Column> columns() {
            List<Column> wanted = allColumns ? selection.relation().columns() : selection.columns();
            return format == ExportFormat.SQL ? wanted.stream().filter(c -> !c.generated()).toList() : wanted;
        }
    }

    /**
     * Writes all rows into a file, first under another name: the file appears when it is complete, or not at all.
     *
     * @param overwrite whether a file that is there may be replaced
     * @return how many rows it has
     * @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT, CANCELLED …; no unfinished file is left
     */
    public long toFile(Order order, Path file, boolean overwrite, Progress progress, Cancellation cancellation) {
        WholeFile whole = WholeFile.at(file);
        return (overwrite ? whole : whole.unlessThere()).write(out -> to(order, out, progress, cancellation));
    }

    /** Writes all rows; returns how many. */
    public long to(Order order, OutputStream out, Progress progress, Cancellation cancellation) throws IOException {
        OptionalLong all = expected(order.selection(), cancellation);
        SelectSql sql = new SelectSql(order.selection());
        String select = select(order, sql) + sql.where("") + order.selection().orderBy();
        IOException[] broken = new IOException[1];
        try (Reader reader = new Reader(database)) {
            long rows = reader.read("the export", cancellation, connection -> {
                try (PreparedStatement statement = Sql.prepare(connection, select, sql.parameters(List.of())); ResultSet found = statement.executeQuery()) {
                    return write(order, found, isDecoded(order, connection), out, all, progress, cancellation);
                } catch (IOException failure) {
                    broken[0] = failure;
                    return -1L;
                }
            });
            if (broken[0] != null) {
                throw broken[0];
            }
            return rows;
        }
    }

    /** Single rows as text, in the order of the keys: for the clipboard. Rows that are gone are left out. */
    public String rows(Order order, List<RowKey> keys) {
        String select = select(order, new SelectSql(order.selection())) + " WHERE " + DataService.matching(order.selection().relation());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return database.read(connection -> {
            boolean decoded = isDecoded(order, connection);
            out.writeBytes(bytes(order.format() == ExportFormat.SQL ? "" : order.head()));
            boolean first = true;
            for (RowKey key : keys) {
                try (PreparedStatement statement = Sql.prepare(connection, select, key.values()); ResultSet found = statement.executeQuery()) {
                    if (found.next()) {
                        out.writeBytes(bytes(first ? "" : order.format().between()));
                        row(found, decoded, out);
                        first = false;
                    }
                } catch (IOException impossible) {
                    throw new IllegalStateException("Writing into memory cannot fail", impossible);
                }
            }
            out.writeBytes(bytes(order.format() == ExportFormat.SQL ? "" : order.format().tail()));
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private static long write(Order order, ResultSet found, boolean decoded, OutputStream out, OptionalLong all, Progress progress, Cancellation cancellation) throws SQLException, IOException {
        byte[] between = bytes(order.format().between());
        out.write(bytes(order.head()));
        long rows = 0;
        while (found.next()) {
            if (rows % REPORT_EVERY == 0) {
                cancellation.check("the export");
                progress.report("Row " + Texts.grouped(rows), all.isEmpty() || all.getAsLong() == 0 ? -1 : Math.min(1, (double) rows / all.getAsLong()));
            }
            if (rows > 0) {
                out.write(between);
            }
            row(found, decoded, out);
            rows++;
        }
        out.write(bytes(order.format().tail()));
        return rows;
    }

    private static void row(ResultSet found, boolean decoded, OutputStream out) throws SQLException, IOException {
        out.write(decoded ? bytes(found.getString(1)) : found.getBytes(1));
    }

    /** Whether the bytes as they are kept cannot be those of the file: of texts in UTF-16, and where JSON would be none. */
    private static boolean isDecoded(Order order, Connection connection) throws SQLException {
        return order.format() == ExportFormat.JSON || !Sql.text(connection, "PRAGMA encoding").equals("UTF-8");
    }

    private static String select(Order order, SelectSql sql) {
        return "SELECT " + order.format().row(order.selection().relation(), order.columns(), order.escapeFormulas()) + sql.from();
    }

    private OptionalLong expected(Selection selection, Cancellation cancellation) {
        try (RowSource rows = new KeyedRows(database, selection)) {
            return selection.relation().hasKey() ? rows.estimate(cancellation) : OptionalLong.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
