package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.SchemaChange.ColumnRenamed;
import dev.tidemark.core.authoring.SchemaChange.TableRenamed;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The confirmed renames as statements, and the schema after them as SQLite itself makes it: it turns the references, indexes, triggers and views over
 * (https://www.sqlite.org/lang_altertable.html#altertabrename), and refuses where one of those cannot be read. Then all views and triggers go first.
 *
 * @param schema after the statements
 * @param dependantsGone whether the views and triggers are gone then
 */
record Renamer(Schema schema, List<String> statements, List<SchemaChange> changes, boolean dependantsGone) {
    static Renamer of(Schema from, Schema to, Renames renames) {
        if (renames.isEmpty()) {
            return new Renamer(from, List.of(), List.of(), false);
        }
        require(from, to, renames);
        List<SchemaChange> changes = new ArrayList<>();
        List<String> statements = statements(from, renames, changes);
        try {
            return new Renamer(after(from, statements), statements, changes, false);
        } catch (SQLException unreadableDependant) {
            System.getLogger(Renamer.class.getName()).log(System.Logger.Level.DEBUG, "Renaming with the views and triggers in place", unreadableDependant);
        }
        List<String> more = new ArrayList<>();
        from.triggers().forEach(t -> more.add("DROP TRIGGER " + Identifiers.quote(t.name())));
        from.views().forEach(v -> more.add("DROP VIEW " + Identifiers.quote(v.name())));
        more.addAll(statements);
        try {
            return new Renamer(after(from, more), more, changes, true);
        } catch (SQLException failure) {
            throw notPossible(failure);
        }
    }

    private static Problem notPossible(SQLException failure) {
        return Problem.because(failure, ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "the renames do not work, " + SqliteErrors.reason(failure), "advice", "Correct the renames");
    }

    /** The schema after the renames alone, with all that follows them. */
    static Schema apply(Schema schema, Renames renames) {
        if (renames.isEmpty()) {
            return schema;
        }
        List<String> statements = statements(schema, renames, new ArrayList<>());
        try {
            return after(schema, statements);
        } catch (SQLException failure) {
            throw notPossible(failure);
        }
    }

    private static Schema after(Schema from, List<String> statements) throws SQLException {
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            Proof.copy(from, connection);
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return SchemaReader.read(connection, from);
        }
    }

    private static List<String> statements(Schema from, Renames renames, List<SchemaChange> changes) {
        List<String> statements = new ArrayList<>();
        steps(renames.tables(), from.ownTables().stream().map(Table::name).toList(), (old, now) -> "ALTER TABLE " + Identifiers.quote(old) + " RENAME TO " + Identifiers.quote(now), true, statements);
        renames.tables().forEach((old, now) -> changes.add(new TableRenamed(old, now)));
        renames.columns().forEach((table, names) -> {
            String name = renames.tableAfter(table);
            Table was = from.table(table).orElseThrow(() -> wrong("there is no table “" + table + "” before"));
            if (was.kind() == Table.Kind.VIRTUAL) {
                virtual(was, name, names, TableChange.names(from), statements, changes);
                return;
            }
            List<String> columns = was.columns().stream().map(c -> c.name()).toList();
            steps(names, columns, (old, now) -> "ALTER TABLE " + Identifiers.quote(name) + " RENAME COLUMN " + Identifiers.quote(old) + " TO " + Identifiers.quote(now), false, statements);
            names.forEach((old, now) -> changes.add(new ColumnRenamed(name, old, now)));
        });
        return statements;
    }

    /** What reads its text elsewhere is made anew later, and reads it then. */
    private static void virtual(Table old, String name, Map<String, String> names, Set<String> taken, List<String> statements, List<SchemaChange> changes) {
        if (VirtualRebuild.ownText(old)) {
            taken.add(name);
            statements.addAll(VirtualRebuild.renaming(old, name, names, taken));
            names.forEach((from, to) -> changes.add(new ColumnRenamed(name, from, to)));
        }
    }

    private interface Step {
        String from(String old, String now);
    }

    /**
     * A name that is still taken is freed first: renames can go round in a circle, or onto a name that is dropped.
     *
     * @param itself whether a thing's own name is in its way when only the letter case changes, as it is for tables
     */
    private static void steps(Map<String, String> names, List<String> taken, Step step, boolean itself, List<String> statements) {
        List<String> there = new ArrayList<>(taken);
        List<Map.Entry<String, String>> late = new ArrayList<>();
        for (Map.Entry<String, String> name : names.entrySet()) {
            boolean occupied = there.stream().anyMatch(t -> t.equalsIgnoreCase(name.getValue()) && (itself || !t.equalsIgnoreCase(name.getKey())));
            String target = occupied ? free(name.getValue(), there) : name.getValue();
            statements.add(step.from(name.getKey(), target));
            there.removeIf(t -> t.equalsIgnoreCase(name.getKey()));
            there.add(target);
            if (occupied) {
                late.add(Map.entry(target, name.getValue()));
            }
        }
        for (Map.Entry<String, String> name : late) {
            if (there.stream().anyMatch(t -> t.equalsIgnoreCase(name.getValue()))) {
                String aside = free("old_" + name.getValue(), there);
                statements.add(step.from(name.getValue(), aside));
                there.removeIf(t -> t.equalsIgnoreCase(name.getValue()));
                there.add(aside);
            }
            statements.add(step.from(name.getKey(), name.getValue()));
        }
    }

    private static String free(String wanted, List<String> taken) {
        String name = "new_" + wanted;
        for (int number = 2; taken.stream().anyMatch(name::equalsIgnoreCase); number++) {
            name = "new_" + wanted + "_" + number;
        }
        return name;
    }

    private static void require(Schema from, Schema to, Renames renames) {
        renames.tables().forEach((old, now) -> {
            if (from.table(old).isEmpty() || to.table(now).isEmpty()) {
                throw wrong("there is no table “" + old + "” before, or no “" + now + "” afterwards");
            }
        });
        renames.columns().forEach((table, names) -> names.forEach((old, now) -> {
            boolean before = from.table(table).flatMap(t -> t.column(old)).isPresent();
            boolean after = to.table(renames.tableAfter(table)).flatMap(t -> t.column(now)).isPresent();
            if (!before || !after) {
                throw wrong("“" + table + "” has no column “" + old + "” before, or no “" + now + "” afterwards");
            }
        }));
    }

    private static Problem wrong(String detail) {
        return Problem.of(ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "a rename does not fit, " + detail, "advice", "Name tables and columns as they were before, and what they are called afterwards");
    }
}
