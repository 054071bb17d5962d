package dev.tidemark.core.status;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much is in a database, table by table, at one moment.
 *
 * @param tables the person's own tables, most rows first; a table of a module that is not there cannot be counted and is left out
 * @param housekeeping the rows of the schema history, and the bytes of it and of all else that is nobody's table
 */
public record ContentSummary(List<TableContent> tables, TableContent housekeeping) {
    public ContentSummary {
        tables = List.copyOf(tables);
    }

    /**
     * How much is in one table.
     *
     * @param bytes the pages of the table and its indexes; empty where SQLite was built without its table of pages
     */
    public record TableContent(String name, long rows, OptionalLong bytes) { }

    /**
     * Counts everything; blocking, for a time that grows with the file.
     *
     * @throws dev.tidemark.core.common.Problem when the file cannot be read, or CANCELLED between two tables
     */
    public static ContentSummary read(Database database, Cancellation cancellation) {
        return database.read(connection -> of(connection, cancellation));
    }

    /** The rows of all own tables together. */
    public long totalRows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    /** The rows of each own table, by name. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows()));
        return rows;
    }

    private static ContentSummary of(Connection connection, Cancellation cancellation) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        Map<String, Long> sizes = sizes(connection);
        List<TableContent> own = new ArrayList<>();
        long ownBytes = 0;
        for (Table table : schema.ownTables()) {
            cancellation.check("counting " + table.name());
            if (table.columnsUnknownBecause() == null) {
                TableContent content = new TableContent(table.name(), count(connection, table), known(sizes, sizeOf(table, schema, sizes)));
                ownBytes += content.bytes().orElse(0);
                own.add(content);
            }
        }
        own.sort(Comparator.comparingLong(TableContent::rows).reversed().thenComparing(TableContent::name));
        long kept = 0;
        for (Table table : schema.tables().stream().filter(Table::housekeeping).toList()) {
            kept += count(connection, table);
        }
        long allBytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        return new ContentSummary(own, new TableContent("schema history", kept, known(sizes, allBytes - ownBytes)));
    }

    private static long count(Connection connection, Table table) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table.name()));
    }

    private static OptionalLong known(Map<String, Long> sizes, long bytes) {
        return sizes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** A virtual table has no pages of its own: its module keeps them in shadow tables that carry its name in front of theirs. */
    private static long sizeOf(Table table, Schema schema, Map<String, Long> sizes) {
        long bytes = sizes.getOrDefault(key(table.name()), 0L);
        if (table.kind() == Table.Kind.VIRTUAL) {
            bytes += schema.tables().stream().filter(t -> t.kind() == Table.Kind.SHADOW && key(t.name()).startsWith(key(table.name()) + "_"))
                .mapToLong(t -> sizes.getOrDefault(key(t.name()), 0L)).sum();
        }
        return bytes;
    }

    /** Bytes by table from the virtual table of pages (https://www.sqlite.org/dbstat.html); empty where it was not built in. */
    private static Map<String, Long> sizes(Connection connection) throws SQLException {
        Map<String, Long> sizes = new HashMap<>();
        if (Sql.number(connection, "SELECT count(*) FROM pragma_module_list WHERE name = 'dbstat'") > 0) {
            Sql.list(connection, """
                SELECT coalesce(object.tbl_name, pages.name), sum(pages.pgsize)
                FROM dbstat('main') AS pages LEFT JOIN main.sqlite_schema AS object ON object.name = pages.name
                WHERE pages.aggregate = TRUE GROUP BY 1""", row -> sizes.merge(key(row.getString(1)), row.getLong(2), Long::sum));
        }
        return sizes;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
