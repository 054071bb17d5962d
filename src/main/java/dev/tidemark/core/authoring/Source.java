package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.TableDefinition;
import java.nio.file.Path;
import java.util.List;

/** Where the wanted schema of a new migration comes from. Each of them becomes two schemas; from there on there is one way. */
public sealed interface Source {
    /** A file of CREATE statements that says what the schema shall be; null for the workspace's own {@code schema.sql}. */
    record SchemaFile(Path file) implements Source { }

    /** The live database, where it differs from what its applied migrations build. */
    record Drift() implements Source { }

    /** The schema in a backup, or in any other SQLite file. */
    record BackupFile(Path file) implements Source { }

    /**
     * Tables as a person has designed them, all else as the migrations build it. What is renamed is said in {@link Choices#renames}; views, triggers and references
     * follow a rename.
     */
    record Designed(List<TableDesign> tables) implements Source {
        public Designed {
            tables = List.copyOf(tables);
        }
    }

    /**
     * Nothing yet: a template to be written by hand.
     *
     * @param table the one that its examples are about; null for the first of the database
     */
    record Template(Form form, String table) implements Source {
        /** What a template is made for. */
        public enum Form {
            /** A change of tables and columns. */
            STRUCTURE,
            /** A change of rows: the old values are kept, the new ones written in batches. */
            DATA
        }

        /** For a change of the structure. */
        public Template() {
            this(Form.STRUCTURE);
        }

        public Template(Form form) {
            this(form, null);
        }
    }

    /**
     * A table that is new, changed or dropped.
     *
     * @param original its name before; null when it is new
     * @param definition what it shall be; null to drop it
     * @param indexes the CREATE INDEX statements that it shall have; null to leave its indexes as they are
     */
    record TableDesign(String original, TableDefinition definition, List<String> indexes) { }
}
