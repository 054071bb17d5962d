package dev.tidemark.core.health.checks;

import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of one table whose foreign key points to nothing, and the statements about them. */
record Orphans(Table table, ForeignKey key) {
    private static final int SHOWN = 20;
    private static final int VALUE_LENGTH = 40;

    /** @param fkid the key's number in SQLite's check, which counts from the last declared one */
    static Orphans of(Table table, int fkid) {
        return new Orphans(table, table.foreignKeys().get(table.foreignKeys().size() - 1 - fkid));
    }

    String delete() {
        return "DELETE FROM " + name() + " WHERE " + condition();
    }

    String setNull() {
        return "UPDATE " + name() + " SET " + key.columns().stream().map(c -> Identifiers.quote(c) + " = NULL").collect(Collectors.joining(", ")) + " WHERE " + condition();
    }

    /** @param parentKey a value of the one column that the key refers to */
    String reassign(Object parentKey) {
        String value = parentKey instanceof Number ? parentKey.toString() : Identifiers.literal(parentKey.toString());
        return "UPDATE " + name() + " SET " + Identifiers.quote(key.columns().getFirst()) + " = " + value + " WHERE " + condition();
    }

    /** The first rows, one line each, and how many there are more. */
    List<String> rows(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>(Sql.list(connection, "SELECT * FROM " + name() + " WHERE " + condition() + " LIMIT " + SHOWN, this::line));
        long all = Sql.number(connection, "SELECT count(*) FROM " + name() + " WHERE " + condition());
        if (all > SHOWN) {
            lines.add("… and " + (all - SHOWN) + " more");
        }
        return lines;
    }

    /** By the row ids that SQLite's own check names; a table without row ids has to be asked by its values. */
    private String condition() {
        if (!table.withoutRowid() && table.column("rowid").isEmpty()) {
            return "rowid IN (SELECT c.rowid FROM pragma_foreign_key_check(" + Identifiers.literal(table.name()) + ") c WHERE c.fkid = "
                + (table.foreignKeys().size() - 1 - table.foreignKeys().indexOf(key)) + ")";
        }
        String there = key.columns().stream().map(c -> Identifiers.quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < key.parentColumns().size(); i++) {
            pairs.add("parent." + Identifiers.quote(key.parentColumns().get(i)) + " = " + name() + "." + Identifiers.quote(key.columns().get(i)));
        }
        return pairs.isEmpty() ? there : there + " AND NOT EXISTS (SELECT 1 FROM " + Identifiers.quote(key.parentTable()) + " AS parent WHERE " + String.join(" AND ", pairs) + ")";
    }

    private String line(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            String text = value == null ? "NULL" : value instanceof byte[] blob ? blob.length + " bytes" : value.toString().replaceAll("\\s+", " ");
            values.add(row.getMetaData().getColumnName(i) + "=" + (text.length() > VALUE_LENGTH ? text.substring(0, VALUE_LENGTH - 1) + "…" : text));
        }
        return String.join(", ", values);
    }

    private String name() {
        return Identifiers.quote(table.name());
    }
}
