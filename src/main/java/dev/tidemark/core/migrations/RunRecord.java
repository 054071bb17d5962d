package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.Touched;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the journal keeps of a run. */
record RunRecord(RunReport report) {
    /** What is done, by steps or all. @param reached the version that the database has now */
    Draft draft(String sentence, List<String> lines, Optional<Version> reached, Database database) {
        return draft(sentence, lines, reached, report.backup().map(before -> Touched.after(before, database)).orElse(Map.of()));
    }

    /** What is about to be committed, told by the number of rows in the schema history before the first step and after the last. */
    Draft intent(String sentence, List<String> lines, RowCount history) {
        return draft(sentence, lines, report.plan().to(), Map.of(SchemaHistory.TABLE, history));
    }

    private Draft draft(String sentence, List<String> lines, Optional<Version> reached, Map<String, RowCount> counts) {
        Plan plan = report.plan();
        String from = reached.map(Version::toString).orElse(null);
        String to = plan.from().map(Version::toString).orElse(null);
        Undo undo = plan.direction() == Direction.ROLL_BACK ? new Undo.Migrate(from, to) : Objects.equals(from, to) ? ofNoVersion() : new Undo.RollBack(from, to);
        Map<String, String> scripts = new LinkedHashMap<>(plan.appliedScripts(report.times().size()));
        plan.steps().stream().limit(report.times().size()).filter(step -> step.direction() == Direction.ROLL_BACK).forEach(step -> scripts.put(step.fileName(), ran(step)));
        return new Draft(plan.direction().verb(), sentence, report.backup().map(Backup::name).orElse(null), lines, scripts, counts, undo, null);
    }

    /** A roll back goes to versions: it does not reach what ran out of order, or has none. */
    private Undo ofNoVersion() {
        return report.backup().<Undo>map(before -> new Undo.Restore(before.name(), "what ran lies at no version above the one before, so that no roll back takes it back alone"))
            .orElse(new Undo.None("what ran lies at no version above the one before, so that no roll back takes it back alone, and no backup was taken"));
    }

    private static String ran(PlanStep step) {
        return step.statements().stream().map(statement -> statement.text() + ";\n").collect(Collectors.joining());
    }
}
