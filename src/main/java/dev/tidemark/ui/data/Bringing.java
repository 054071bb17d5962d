package dev.tidemark.ui.data;

import dev.tidemark.core.Services;
import dev.tidemark.core.data.Relation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Sheets;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Brings the rows of a file in: asks for the file, and opens the sheet in which it is read, mapped, tried and imported. */
final class Bringing {
    private final Supplier<Services> services;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Sheets sheets;
    private final Runnable changed;

    /** @param changed is run after rows came in */
    Bringing(Supplier<Services> services, Jobs jobs, Dialogs dialogs, Sheets sheets, Runnable changed) {
        this.services = services;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.sheets = sheets;
        this.changed = changed;
    }

    void into(Relation relation) {
        Dialogs.FileQuestion question = Dialogs.FileQuestion.of(Messages.text("data.import.title", relation.name()))
            .only(Messages.text("data.import.kind"), "*.csv", "*.tsv", "*.txt", "*.json", "*.jsonl", "*.ndjson");
        dialogs.chooseFile(question, file -> open(relation, file));
    }

    void open(Relation relation, Path file) {
        ImportSheet.open(sheets, new ImportModel(services.get().importer(), jobs, relation, file), report -> {
            changed.run();
            dialogs.notify(report.done().sentence());
        });
    }
}
