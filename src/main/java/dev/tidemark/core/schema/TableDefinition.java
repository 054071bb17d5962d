package dev.tidemark.core.schema;

import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as its CREATE TABLE statement defines it, clause by clause and without loss but for comments and blanks: for comparing tables, and for
 * changing one as a value. SQLite judges whether it is valid, this does not.
 *
 * @param constraints those of the table as a whole, in the order in which they are written
 */
public record TableDefinition(String name, List<ColumnDefinition> columns, List<Clause> constraints, boolean strict, boolean withoutRowid) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** SQLite's keywords (https://www.sqlite.org/lang_keywords.html), all of which are quoted here, also where it would do without. */
    private static final Set<String> KEYWORDS = Set.of(("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST "
        + "CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC "
        + "DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FALSE FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP "
        + "GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL "
        + "NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP "
        + "REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE UNBOUNDED "
        + "UNION UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHIN WITHOUT").split(" "));

    public TableDefinition {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /** The definition in a CREATE TABLE statement; empty for a virtual table, and for what is no such statement. */
    public static Optional<TableDefinition> parse(String createTable) {
        return new TableParser(createTable).parse();
    }

    /** A new table with an id and nothing else yet. */
    public static TableDefinition fresh(String name) {
        return new TableDefinition(name, List.of(ColumnDefinition.of("id", "INTEGER").with(Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY"))), List.of(), false, false);
    }

    /** The column of that name, compared as SQLite compares names. */
    public Optional<ColumnDefinition> column(String column) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst();
    }

    /** Whether both define the same: blanks, comments, case, needless quotes and the order of the clauses of a column, or of a table, do not count. */
    public boolean sameAs(TableDefinition other) {
        return normalised().equals(other.normalised());
    }

    public TableDefinition withName(String newName) {
        return new TableDefinition(newName, columns, constraints, strict, withoutRowid);
    }

    public TableDefinition withColumns(List<ColumnDefinition> newColumns) {
        return new TableDefinition(name, newColumns, constraints, strict, withoutRowid);
    }

    /** With this definition in the place of the column of that name. */
    public TableDefinition withColumn(String old, ColumnDefinition column) {
        return withColumns(columns.stream().map(c -> c.name().equalsIgnoreCase(old) ? column : c).toList());
    }

    /** With this column as well, as the last one. */
    public TableDefinition plus(ColumnDefinition column) {
        List<ColumnDefinition> changed = new ArrayList<>(columns);
        changed.add(column);
        return withColumns(changed);
    }

    public TableDefinition without(String column) {
        return withColumns(columns.stream().filter(c -> !c.name().equalsIgnoreCase(column)).toList());
    }

    public TableDefinition withConstraints(List<Clause> newConstraints) {
        return new TableDefinition(name, columns, newConstraints, strict, withoutRowid);
    }

    public TableDefinition withOptions(boolean newStrict, boolean newWithoutRowid) {
        return new TableDefinition(name, columns, constraints, newStrict, newWithoutRowid);
    }

    /** The CREATE TABLE statement, one definition a line, without a semicolon. */
    public String sql() {
        String options = Stream.of(strict ? "STRICT" : "", withoutRowid ? "WITHOUT ROWID" : "").filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
        return "CREATE TABLE " + shown(name) + " (\n"
            + Stream.concat(columns.stream().map(ColumnDefinition::sql), constraints.stream().map(Clause::sql)).map(line -> "    " + line).collect(Collectors.joining(",\n"))
            + "\n)" + (options.isEmpty() ? "" : " " + options);
    }

    /** The name as it is written in a statement: in quotes only where it needs them. */
    public static String shown(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name.toUpperCase(Locale.ROOT)) ? name : Identifiers.quote(name);
    }

    static String quoted(String name) {
        return Identifiers.quote(name);
    }

    /** SQLite of old puts an added column behind the table's constraints, and that of today before them; it is the same table. */
    String normalised() {
        String parts = Stream.concat(columns.stream().map(ColumnDefinition::normalised), constraints.stream().map(Clause::normalised).sorted()).collect(Collectors.joining(" , "));
        return "create table " + SqlText.normalised(quoted(name)) + " ( " + parts + " )" + (strict ? " strict" : "") + (withoutRowid ? " without rowid" : "");
    }
}
