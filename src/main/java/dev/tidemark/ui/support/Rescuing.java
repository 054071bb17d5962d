package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.rescue.RescueService;
import dev.tidemark.core.workspace.PrivateNotes;
import dev.tidemark.core.workspace.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/**
 * Reads what is left of a damaged database into a private new one, shows what that is, and only then lets it be looked at or saved as a new file. The damaged file is only read. On the window's
 * thread only; the reading is a job.
 */
public final class Rescuing {
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Sheets sheets;
    private final Consumer<Path> look;
    private Sheets.Sheet sheet;

    /** @param look opens a file to be looked at only */
    public Rescuing(Jobs jobs, Dialogs dialogs, Sheets sheets, Consumer<Path> look) {
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.sheets = sheets;
        this.look = look;
    }

    /** Whether a failure is of a file from which a rescue may read more than SQLite does. */
    public static boolean helps(Problem problem) {
        return switch (problem.code()) {
            case DAMAGED, TRUNCATED, NOT_A_DATABASE, UNREADABLE_UNTOUCHED, UNREADABLE_WITHOUT_WRITING, BACKUP_NOT_VERIFIED -> {
                String path = problem.details().get("path");
                yield path != null && !path.endsWith(".zip") && Files.isRegularFile(Path.of(path));
            }
            default -> false;
        };
    }

    /** Reads what is left of a file, and shows it. */
    public void begin(Path damaged) {
        jobs.<RescueReport>run(Messages.text("rescue.reading", damaged.getFileName()), (progress, cancellation) ->
            RescueService.rescue(damaged, PrivateNotes.made(damaged).resolve(UUID.randomUUID() + ".db"), true, progress, cancellation), this::show);
    }

    private void show(RescueReport report) {
        SheetPane pane = new SheetPane(Messages.text("rescue.title", report.source().getFileName()), report.sentence());
        pane.setId("rescueSheet");
        ScrollPane scroll = new ScrollPane(new VBox(6, lines(report).toArray(Node[]::new)));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        pane.setBody(scroll);
        pane.noteProperty().set(Messages.text("rescue.unchanged", report.source().getFileName()));
        Button close = SheetPane.button(Messages.text("dialog.cancel"), () -> sheet.close());
        Button open = SheetPane.button(Messages.text("rescue.look"), () -> {
            sheet.close();
            look.accept(report.output());
        });
        Button save = SheetPane.button(Messages.text("rescue.save"), () -> save(report), "primary");
        close.setId("rescueCancel");
        open.setId("rescueLook");
        save.setId("rescueSave");
        pane.setButtons(close, open, save);
        sheet = sheets.show(pane, Messages.text("rescue.title", report.source().getFileName()), Sheets.Size.MEDIUM);
        close.requestFocus();
    }

    private static List<Node> lines(RescueReport report) {
        List<Node> lines = new ArrayList<>();
        report.tables().forEach(table -> lines.add(Cells.line(table.whole() ? "fth-check" : "fth-alert-triangle", table.whole() ? "good" : "warning", table.sentence())));
        if (report.apart() > 0) {
            lines.add(Cells.line("fth-alert-triangle", "warning", Messages.text("rescue.apart", Texts.count(report.apart(), "row has", "rows have"), report.apartTable())));
        }
        report.notes().forEach(note -> lines.add(Cells.line("fth-alert-triangle", "warning", note)));
        report.remarks().forEach(remark -> lines.add(Cells.line("fth-info", "muted", remark)));
        lines.add(Cells.line("fth-info", "muted", Messages.text("rescue.inside")));
        return lines;
    }

    /** Under a name that nothing has: neither the damaged file nor any other is written over. */
    private void save(RescueReport report) {
        String name = report.source().getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-rescued.db";
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("rescue.save.title")).in(report.source().toAbsolutePath().getParent()).named(name).only(Messages.text("dialog.databases"), "*.db"), target ->
            jobs.<Path>run(Messages.text("rescue.saving", target.getFileName()), (progress, cancellation) -> {
                WholeFile.at(target).ownerOnly().unlessThere().write(out -> Files.copy(report.output(), out));
                return target;
            }, saved -> {
                if (sheet != null) {
                    sheet.close();
                }
                dialogs.notify(Messages.text("rescue.saved", saved, report.source().getFileName()));
                look.accept(saved);
            }));
    }
}
