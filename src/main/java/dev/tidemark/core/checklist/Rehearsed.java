package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.RehearsalReport;

/** "Test upgrade and downgrade locally": whether this very plan was rehearsed there and back on a copy of the real data. */
final class Rehearsed implements Question {
    private static final String ID = "rehearsed";

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        return situation.ownRehearsal().map(Rehearsed::told)
            .orElseGet(() -> new ChecklistItem(ID, Status.TO_DO, situation.rehearsal().isPresent() ? "This plan has not been rehearsed in this form yet." : "Not rehearsed on a copy yet."));
    }

    private static ChecklistItem told(RehearsalReport report) {
        if (!report.passed()) {
            return new ChecklistItem(ID, Status.WARNING, report.sentence());
        }
        if (report.oneWayBecause().isPresent()) {
            return new ChecklistItem(ID, Status.WARNING, "Rehearsed on a copy, one way only: " + report.oneWayBecause().get());
        }
        return new ChecklistItem(ID, Status.DONE, "Rehearsed on a copy, there, back and there again. The real run will take about " + Texts.duration(report.estimate()) + ".");
    }
}
