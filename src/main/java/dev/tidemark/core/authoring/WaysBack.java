package dev.tidemark.core.authoring;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Optional;

/**
 * The ways back where undo scripts are missing, each with what becomes of structure and data.
 *
 * @param target where the roll back shall end
 * @param to the version of that; empty for base
 * @param without the applied versions on the way that have no undo script, newest first; never empty
 * @param byScripts the way by derived undo scripts; empty when they cannot be derived
 * @param noScriptsBecause why not
 * @param byBackup the way by a backup from before these migrations; empty when there is none
 */
public record WaysBack(Target target, Optional<Version> to, List<Version> without, Optional<ByScripts> byScripts, Optional<Problem> noScriptsBecause, Optional<ByBackup> byBackup) {
    public WaysBack {
        without = List.copyOf(without);
    }

    /** "V5, V4" */
    public String versions() {
        return String.join(", ", without.stream().map(Version::label).toList());
    }

    /**
     * Undo scripts derived for review, not saved yet.
     *
     * @param derived in the order in which they would run
     * @param plan the roll back as it would be with them, its losses counted on the live data; it can be run only after they are saved
     */
    public record ByScripts(List<DerivedUndo> derived, Plan plan) {
        public ByScripts {
            derived = List.copyOf(derived);
        }
    }

    /**
     * A restore instead of a roll back.
     *
     * @param tables each table of the database as it is now and of the backup, compared row by row
     */
    public record ByBackup(Backup backup, List<TableRows> tables) {
        public ByBackup {
            tables = List.copyOf(tables);
        }

        /** How many rows of now the backup does not have as they are. */
        public long lost() {
            return tables.stream().mapToLong(TableRows::lost).sum();
        }

        /** How many rows of the backup are not there now as they were. */
        public long comeBack() {
            return tables.stream().mapToLong(TableRows::comeBack).sum();
        }

        /** The values that go because the backup does not have their columns; columns without a value are left out. */
        public List<Impact> columnsLost() {
            return tables.stream().flatMap(table -> table.columnsLost().stream()).filter(loss -> loss.values() > 0).toList();
        }

        /** "412 rows of now are not in the backup and would be lost; 3 rows of the backup would come back." */
        public String sentence() {
            return (lost() == 0 ? "No row of now would be lost; " : Texts.count(lost(), "row of now is", "rows of now are") + " not in the backup as " + (lost() == 1 ? "it is" : "they are") + " and would be lost; ")
                + Texts.count(comeBack(), "row", "rows") + " of the backup would come back.";
        }
    }

    /**
     * A table now and in the backup.
     *
     * @param now its rows now; 0 also for a table that is not there
     * @param inBackup its rows in the backup
     * @param lost rows of now that the backup does not have as they are, in the columns that both have
     * @param comeBack rows of the backup that are not there now as they were
     * @param columnsLost the values of columns that the backup does not have: they go with a restore
     */
    public record TableRows(String table, long now, long inBackup, long lost, long comeBack, List<Impact> columnsLost) {
        public TableRows {
            columnsLost = List.copyOf(columnsLost);
        }
    }
}
