package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.WaysBack.ByBackup;
import dev.tidemark.core.authoring.WaysBack.ByScripts;
import dev.tidemark.core.authoring.WaysBack.TableRows;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MatchingBackup;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.TableDigest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the ways back where undo scripts are missing. Reads only, until {@link #save}; blocking, and every value is read where there is a backup to compare with. */
public final class WaysBackService {
    private final MigrationService migrations;
    private final UndoScripts undoScripts;
    private final BackupService backups;
    private final Database database;

    public WaysBackService(MigrationService migrations, UndoScripts undoScripts, BackupService backups, Database database) {
        this.migrations = migrations;
        this.undoScripts = undoScripts;
        this.backups = backups;
        this.database = database;
    }

    /**
     * The ways back to a target.
     *
     * @return empty when no undo script is missing on the way
     * @throws Problem VERSION_UNKNOWN, TARGET_WRONG_WAY, HISTORY_REFUSED, CANCELLED
     */
    public Optional<WaysBack> find(Target target, Cancellation cancellation) {
        List<Layer> undone = migrations.undoneBy(target);
        List<Version> without = undone.stream().filter(layer -> !layer.hasUndoScript()).map(Layer::version).toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        Optional<ByScripts> byScripts = Optional.empty();
        Optional<Problem> refused = Optional.empty();
        try {
            List<DerivedUndo> derived = without.stream().map(undoScripts::derive).toList();
            byScripts = Optional.of(new ByScripts(derived, plan(target, derived, List.of())));
        } catch (Problem problem) {
            refused = Optional.of(problem);
        }
        cancellation.check("the search for a way back");
        Optional<ByBackup> byBackup = undone.getLast().applied().flatMap(row -> MatchingBackup.before(row, backups.databases()))
            .map(backup -> new ByBackup(backup, compare(Database.at(backup.file()), cancellation)));
        List<Layer> applied = migrations.timeline().inDatabase();
        int left = applied.size() - undone.size();
        return Optional.of(new WaysBack(target, left == 0 ? Optional.empty() : Optional.of(applied.get(left - 1).version()), without, byScripts, refused, byBackup));
    }

    /**
     * The roll back as it would be with these scripts.
     *
     * @param texts what a person made of the scripts, in their order; empty for the derived words
     * @throws Problem SCRIPT_NOT_SAFE when one of them may not run in a transaction of ours
     */
    public Plan plan(Target target, List<DerivedUndo> derived, List<String> texts) {
        Map<Version, String> scripts = new LinkedHashMap<>();
        for (int i = 0; i < derived.size(); i++) {
            scripts.put(derived.get(i).migration().version(), texts.isEmpty() ? derived.get(i).text() : texts.get(i));
        }
        return migrations.proposeRollback(target, scripts);
    }

    /**
     * Saves the scripts beside their migrations, once their plan can be made; the ordinary roll back runs them from then on.
     *
     * @param texts what a person made of the scripts, in their order
     * @return the files
     * @throws Problem SCRIPT_NOT_SAFE with nothing written; OUTPUT_EXISTS
     */
    public List<Path> save(Target target, List<DerivedUndo> derived, List<String> texts) {
        plan(target, derived, texts);
        return undoScripts.save(derived, texts);
    }

    private List<TableRows> compare(Database backup, Cancellation cancellation) {
        return database.read(now -> backup.read(then -> compare(now, then, cancellation)));
    }

    private static List<TableRows> compare(Connection now, Connection then, Cancellation cancellation) throws SQLException {
        Schema here = SchemaReader.read(now);
        Schema there = SchemaReader.read(then);
        Map<String, Long> rowsNow = RowCounts.of(now, here);
        Map<String, Long> rowsThen = RowCounts.of(then, there);
        List<TableRows> tables = new ArrayList<>();
        Set<String> names = new TreeSet<>(rowsNow.keySet());
        names.addAll(rowsThen.keySet());
        for (String name : names) {
            long ours = rowsNow.getOrDefault(name, 0L);
            long theirs = rowsThen.getOrDefault(name, 0L);
            List<String> columns = columns(here, name);
            List<String> common = new ArrayList<>(columns);
            common.retainAll(columns(there, name));
            if (common.isEmpty()) {
                tables.add(new TableRows(name, ours, theirs, ours, theirs, List.of()));
                continue;
            }
            List<Impact> gone = new ArrayList<>();
            for (String column : columns) {
                if (!common.contains(column)) {
                    gone.add(new Impact(name, column, Sql.number(now, "SELECT count(" + Identifiers.quote(column) + ") FROM main." + Identifiers.quote(name))));
                }
            }
            TableDigest.Missing missing = TableDigest.compare(now, then, name, common, cancellation);
            tables.add(new TableRows(name, ours, theirs, missing.onlyHere(), missing.onlyThere(), gone));
        }
        return tables;
    }

    private static List<String> columns(Schema schema, String table) {
        return schema.table(table).filter(t -> t.kind() == Table.Kind.ORDINARY && t.columnsUnknownBecause() == null).map(t -> t.columns().stream().map(Column::name).toList()).orElse(List.of());
    }
}
