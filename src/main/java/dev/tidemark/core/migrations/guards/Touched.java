package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a script can reach, so that a guard looks at that and not at the whole database: everything it names, and everything that the triggers
 * on those tables name in turn. With foreign keys off a statement changes no other table.
 *
 * @param names all words and names of the script and of those triggers
 * @param tables the names that are tables or views, or were before the script ran
 * @param objects the tables of those names, with their indexes and triggers, and the views
 * @param views all views of the database
 * @param children the tables with foreign keys that speak of one of these tables
 */
record Touched(Set<String> names, Set<String> tables, List<SchemaRow> objects, List<SchemaRow> views, Set<String> children) {
    /** One look at the schema: SQLite keeps no index on it, so every further query would read it all again. */
    private static final String SCHEMA = "SELECT type, name, tbl_name, sql, tbl_name COLLATE NOCASE IN (SELECT value FROM json_each(?)) AS named FROM sqlite_schema "
        + "WHERE named OR type = 'view' OR type = 'table' AND sql LIKE '%REFERENCES%'";

    /** A row of {@code sqlite_schema}; {@code sql} is null for the index of a constraint. */
    record SchemaRow(String type, String name, String table, String sql, boolean named) {
        boolean is(String wanted) {
            return type.equals(wanted);
        }
    }

    /** As the database is now. */
    static Touched by(Connection connection, List<SqlStatement> statements) throws SQLException {
        Set<String> names = SqlTokens.nameSet();
        statements.forEach(statement -> names.addAll(SqlTokens.names(statement.text())));
        return look(connection, names, SqlTokens.nameSet());
    }

    /** The same names in the database as it is now. */
    Touched again(Connection connection) throws SQLException {
        return look(connection, names, tables);
    }

    /** The tables that there are, without SQLite's own. */
    List<String> rowTables() {
        return objects.stream().filter(object -> object.is("table") && !object.name().startsWith("sqlite_")).map(SchemaRow::name).toList();
    }

    private static Touched look(Connection connection, Set<String> names, Set<String> tables) throws SQLException {
        List<SchemaRow> rows = List.of();
        for (int before = -1; before < names.size(); ) {
            before = names.size();
            rows = Sql.list(connection, SCHEMA, row -> new SchemaRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)), json(names));
            rows.stream().filter(row -> row.named() && row.is("trigger")).forEach(trigger -> names.addAll(SqlTokens.names(trigger.sql())));
        }
        rows.stream().filter(row -> row.named() && (row.is("table") || row.is("view"))).forEach(row -> tables.add(row.name()));
        Set<String> children = SqlTokens.nameSet();
        rows.stream().filter(row -> row.is("table") && SqlTokens.names(row.sql()).stream().anyMatch(tables::contains)).forEach(row -> children.add(row.name()));
        return new Touched(names, tables, rows.stream().filter(SchemaRow::named).toList(), rows.stream().filter(row -> row.is("view")).toList(), children);
    }

    /** Names as one parameter of a statement. */
    private static String json(Set<String> names) {
        return names.stream().map(name -> '"' + escaped(name) + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.chars().forEach(c -> text.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return text.toString();
    }

    /** How many rows a table has. */
    static long count(Connection connection, String table) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table));
    }
}
