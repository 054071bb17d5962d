package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.SchemaHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Announces a run in the journal right before its first commit, so that one is found whose process dies before it is written down. */
final class RunIntent implements PlanExecutor.Course {
    private final Journal journal;
    private final Plan plan;
    private final Optional<Backup> backup;
    private final List<String> forJournal;
    private Long historyBefore;
    private Journal.Intent intent;
    private Draft draft;

    RunIntent(Journal journal, Plan plan, Optional<Backup> backup, List<String> forJournal) {
        this.journal = journal;
        this.plan = plan;
        this.backup = backup;
        this.forJournal = forJournal;
    }

    @Override public void begins(Connection connection) throws SQLException {
        historyBefore = RowCounts.ofTable(connection, SchemaHistory.TABLE);
    }

    @Override public void commits(Connection connection, List<Duration> times) throws SQLException {
        if (intent == null) {
            RunReport report = new RunReport(plan, times, backup);
            Long after = RowCounts.ofTable(connection, SchemaHistory.TABLE) + plan.steps().size() - times.size();
            draft = new RunRecord(report).intent(plan.steps().size() == times.size() ? report.sentence() : plan.title() + ".",
                Stream.concat(report.lines().stream(), forJournal.stream()).toList(), new RowCount(historyBefore, after));
            intent = journal.intend(draft);
        }
    }

    /** It was committed, at least in part. */
    void done(Draft told) {
        intent.done(told);
    }

    /** Nothing of it was. */
    void dropped() {
        if (intent != null) {
            intent.dropped(draft);
        }
    }
}
