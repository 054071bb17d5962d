package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the journal keeps of a run. */
record RunRecord(RunReport report) {
    /** @param reached the version that the database has now */
    Draft draft(String sentence, List<String> lines, Optional<Version> reached, Database database) {
        Plan plan = report.plan();
        String from = reached.map(Version::toString).orElse(null);
        String to = plan.from().map(Version::toString).orElse(null);
        Undo undo = plan.direction() == Direction.MIGRATE ? new Undo.RollBack(from, to) : new Undo.Migrate(from, to);
        Map<String, String> scripts = new LinkedHashMap<>(plan.appliedScripts(report.times().size()));
        plan.steps().stream().limit(report.times().size()).filter(step -> step.direction() == Direction.ROLL_BACK).forEach(step -> scripts.put(step.fileName(), ran(step)));
        return new Draft(plan.direction().verb(), sentence, report.backup().map(Backup::name).orElse(null), lines, scripts, counts(database), undo, null);
    }

    private static String ran(PlanStep step) {
        return step.statements().stream().map(statement -> statement.text() + ";\n").collect(Collectors.joining());
    }

    /** Of the tables whose number of rows is another than in the backup. Without a backup nobody has counted before. */
    private Map<String, RowCount> counts(Database database) {
        Map<String, RowCount> counts = new LinkedHashMap<>();
        report.backup().map(Backup::ownRows).ifPresent(before -> {
            Map<String, Long> after = database.read(connection -> {
                Schema schema = SchemaReader.read(connection);
                return RowCounts.of(connection, schema);
            });
            TreeSet<String> tables = new TreeSet<>(before.keySet());
            tables.addAll(after.keySet());
            tables.stream().filter(table -> !Objects.equals(before.get(table), after.get(table))).forEach(table -> counts.put(table, new RowCount(before.get(table), after.get(table))));
        });
        return counts;
    }
}
