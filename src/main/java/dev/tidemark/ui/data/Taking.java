package dev.tidemark.ui.data;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import java.util.stream.Collectors;

/** Takes data out: copies rows and values, exports everything that the filters let through, saves a value into a file. */
final class Taking {
    private static final int COPIED_BYTES = 16 << 20;

    private final Services services;
    private final Jobs jobs;
    private final Dialogs dialogs;

    Taking(Services services, Jobs jobs, Dialogs dialogs) {
        this.services = services;
        this.jobs = jobs;
        this.dialogs = dialogs;
    }

    /** Copies rows with their full values. */
    void copy(Selection selection, List<Row> rows, ExportFormat format) {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.getFirst().key() == null) {
            toClipboard(rows.stream().map(row -> row.values().stream().map(Value::plain).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n")), rows.size());
            return;
        }
        Exporter.Order order = new Exporter.Order(selection, false, format, false);
        jobs.<String>read("data.copy", (progress, cancellation) -> services.exporter().rows(order, rows.stream().map(Row::key).toList()), text -> toClipboard(text, rows.size()));
    }

    /** Copies one value, all of it up to some megabytes. */
    void copyValue(Selection selection, Row row, Column column, Value shown) {
        boolean cut = shown instanceof Value.Text text && text.cut() || shown instanceof Value.Blob blob && blob.cut();
        if (!cut || row.key() == null) {
            toClipboard(shown.plain(), 0);
            return;
        }
        jobs.<Value>read("data.copy", (progress, cancellation) -> services.data().value(selection.relation(), row.key(), column.name(), COPIED_BYTES), whole -> toClipboard(whole.plain(), 0));
    }

    /** Asks for a file and writes every row of the selection into it. */
    void export(Selection selection, ExportFormat format) {
        String name = selection.relation().name() + "." + format.extension();
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("data.exportTitle", selection.relation().name())).named(name).only(format.name(), "*." + format.extension()),
            file -> jobs.<Long>run(Messages.text("data.exporting", selection.relation().name()),
                (progress, cancellation) -> services.exporter().toFile(new Exporter.Order(selection, true, format, true), file, true, progress, cancellation),
                rows -> dialogs.notify(Messages.text("data.exported", Texts.count(rows, Messages.text("data.row"), Messages.text("data.rows")), file.getFileName().toString()))));
    }

    /** Asks for a file and writes one value into it. */
    void save(Selection selection, Row row, Column column) {
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("data.saveTitle", column.name())).named(column.name() + "-" + row.key()),
            file -> jobs.<Long>run(Messages.text("data.saving"), (progress, cancellation) -> services.data().save(selection.relation(), row.key(), column.name(), file, cancellation),
                bytes -> dialogs.notify(Messages.text("data.saved", Texts.size(bytes), file.getFileName().toString()))));
    }

    private void toClipboard(String text, int rows) {
        Clipboards.copy(text);
        dialogs.notify(rows == 0 ? Messages.text("data.valueCopied") : Messages.text("data.rowsCopied", Texts.count(rows, Messages.text("data.row"), Messages.text("data.rows"))));
    }
}
