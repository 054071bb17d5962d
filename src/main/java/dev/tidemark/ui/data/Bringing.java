package dev.tidemark.ui.data;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.core.data.Relation;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Brings the rows of a file in: asks for the file, tries all of it, shows what would come and what would not, and does it when the person agrees. */
final class Bringing {
    private static final int REFUSALS = 20;

    private final Supplier<Services> services;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Runnable changed;

    /** @param changed is run after rows came in */
    Bringing(Supplier<Services> services, Jobs jobs, Dialogs dialogs, Runnable changed) {
        this.services = services;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.changed = changed;
    }

    void into(Relation relation) {
        Services used = services.get();
        Dialogs.FileQuestion question = Dialogs.FileQuestion.of(Messages.text("data.import.title", relation.name()))
            .only(Messages.text("data.import.kind"), "*.csv", "*.tsv", "*.txt", "*.json", "*.jsonl", "*.ndjson");
        dialogs.chooseFile(question, file -> jobs.<ImportTrial>run(Messages.text("data.import.trying", file.getFileName()),
            (progress, cancellation) -> used.importer().tryOut(used.importer().plan(ImportOrder.of(file, relation.name())), progress, cancellation), trial -> show(used, trial)));
    }

    private void show(Services used, ImportTrial trial) {
        ImportPlan plan = trial.plan();
        if (trial.rows() == 0) {
            dialogs.notify(trial.refused() == 0 ? Messages.text("data.import.none", plan.order().file().getFileName())
                : Messages.text("data.import.allRefused", plan.order().file().getFileName(), trial.refusals().getFirst().line(), trial.refusals().getFirst().reason()));
            return;
        }
        String rows = Texts.count(trial.rows(), Messages.text("data.row"), Messages.text("data.rows"));
        String refused = trial.refused() == 0 ? "" : " " + Messages.text("data.import.refused", Texts.count(trial.refused(), Messages.text("data.row"), Messages.text("data.rows")));
        Confirmation question = Confirmation.of(Messages.text("data.import.title", plan.relation().name()), Messages.text("data.import.sentence", plan.reading(), plan.emptyRule()) + refused,
            Messages.text("data.import.verb", rows)).withDetails(details(trial));
        dialogs.confirm(question, () -> jobs.<RowReport>run(Messages.text("data.import.title", plan.relation().name()),
            (progress, cancellation) -> used.importer().run(trial, true, progress, cancellation), report -> {
                changed.run();
                dialogs.notify(report.done().sentence());
            }));
    }

    private static List<String> details(ImportTrial trial) {
        ImportPlan plan = trial.plan();
        List<String> lines = new ArrayList<>();
        trial.refusals().stream().limit(REFUSALS).forEach(refusal -> lines.add(Messages.text("data.import.line", refusal.line(), refusal.reason())));
        lines.addAll(plan.notes());
        lines.addAll(trial.oddities());
        if (trial.preview().onlyByBackup() != null) {
            lines.add(Messages.text("data.import.onlyByBackup", trial.preview().onlyByBackup()));
        }
        for (int i = 0; i < plan.targets().size(); i++) {
            ImportPlan.Target target = plan.targets().get(i);
            String first = plan.first().isEmpty() ? "" : plan.first().getFirst().get(i).plain();
            lines.add(Messages.text("data.import.column", target.column().name(), target.storedAs(), Texts.shortened(first, 40)));
        }
        return lines;
    }
}
