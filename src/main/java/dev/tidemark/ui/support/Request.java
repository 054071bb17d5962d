package dev.tidemark.ui.support;

/** What one screen asks another to do, through the {@link Navigator}. */
public sealed interface Request {
    /** Whether answering shows the screen that answers; a request that opens a sheet over the present screen does not. */
    default boolean showsFeature() {
        return true;
    }

    /** Show a feature by its id: "migrations". */
    record OpenFeature(String id) implements Request { }

    /** Open the plan for migrating to a target: "latest" or a version. */
    record PlanMigrate(String target) implements Request {
        @Override public boolean showsFeature() {
            return false;
        }
    }

    /** Open the plan for rolling back to a target: "base" or a version. */
    record PlanRollback(String target) implements Request {
        @Override public boolean showsFeature() {
            return false;
        }
    }

    /** Take a backup now. */
    record BackUpNow() implements Request {
        @Override public boolean showsFeature() {
            return false;
        }
    }

    /** Show a table's rows. */
    record OpenTable(String name) implements Request { }

    /** Show the rows of a table or view, all of them or those in which a column has a value; {@code column} is null for all. */
    record OpenRows(String table, String column, String value) implements Request { }

    /** Show one backup, by its file name. */
    record OpenBackup(String fileName) implements Request { }

    /** Show one entry of the journal, by its number. */
    record OpenEntry(int number) implements Request { }

    /** Show one entry of the journal and what taking it back would do. */
    record UndoEntry(int number) implements Request { }

    /** Show one migration. */
    record OpenVersion(String version) implements Request { }

    /** Open the editor of a migration's scripts, by the file name of its script. */
    record EditScript(String fileName) implements Request { }

    /**
     * Open the sheet for a new migration.
     *
     * @param source where it comes from at first: "schema", "drift", "backup", or empty
     * @param file for "backup", the path of the backup or other SQLite file; empty for the newest backup
     */
    record NewMigration(String source, String file) implements Request {
        public NewMigration(String source) {
            this(source, "");
        }

        @Override public boolean showsFeature() {
            return false;
        }
    }

    /** Set the database beside a backup or another SQLite file, by its path; empty for the newest backup. */
    record CompareWith(String file) implements Request { }

    /** Show the diagram of tables, with this one marked; empty for none. */
    record ShowDiagram(String table) implements Request { }

    /** Show what fills the file. */
    record ShowSizes() implements Request { }

    /** Ask whether to reset the database, and do it. */
    record ResetDatabase() implements Request {
        @Override public boolean showsFeature() {
            return false;
        }
    }
}
