package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Source.TableDesign;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema with some tables as they were designed and everything else as it is. */
final class DesignedSchema {
    private DesignedSchema() { }

    /** @throws Problem DERIVED_NOT_POSSIBLE with what SQLite says against the design */
    static Schema of(Schema base, List<TableDesign> designs, Renames renames) {
        Schema renamed = Renamer.apply(base, renames);
        Map<String, TableDesign> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<TableDesign> added = new ArrayList<>();
        for (TableDesign design : designs) {
            if (design.original() == null) {
                added.add(design);
            } else {
                byName.put(renames.tableAfter(design.original()), design);
            }
        }
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            for (Table table : renamed.ownTables()) {
                TableDesign design = byName.get(table.name());
                if (design == null || design.definition() != null) {
                    make(connection, table.name(), design == null ? table.sql() : design.definition().sql());
                }
            }
            for (TableDesign design : added) {
                make(connection, design.definition().name(), design.definition().sql());
                indexes(connection, design);
            }
            for (Table table : renamed.ownTables()) {
                dependants(connection, table, byName.get(table.name()));
            }
            for (View view : renamed.views()) {
                make(connection, view.name(), view.sql());
            }
            for (Trigger trigger : renamed.triggers()) {
                TableDesign design = byName.get(trigger.table());
                if (design == null || design.definition() != null) {
                    make(connection, trigger.name(), trigger.sql());
                }
            }
            return SchemaReader.read(connection);
        } catch (SQLException failure) {
            throw refused("the schema", failure);
        }
    }

    private static void dependants(Connection connection, Table table, TableDesign design) {
        if (design == null || design.indexes() == null && design.definition() != null) {
            for (Index index : table.indexes()) {
                if (index.sql() != null) {
                    make(connection, index.name(), index.sql());
                }
            }
        } else if (design.definition() != null) {
            indexes(connection, design);
        }
    }

    private static void indexes(Connection connection, TableDesign design) {
        if (design.indexes() != null) {
            design.indexes().forEach(sql -> make(connection, "an index of " + design.definition().name(), sql));
        }
    }

    private static void make(Connection connection, String name, String sql) {
        try {
            Sql.run(connection, sql);
        } catch (SQLException failure) {
            throw refused("“" + name + "”", failure);
        }
    }

    private static Problem refused(String what, SQLException failure) {
        return Problem.because(failure, ProblemCode.DERIVED_NOT_POSSIBLE, "detail", "SQLite does not accept " + what + ", " + SqliteErrors.reason(failure), "advice", "Correct the design");
    }
}
