package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.rescue.RescueService;
import dev.tidemark.core.workspace.PrivateNotes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int LONGEST_STEM = 50;

    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Sheets sheets;
    private final Consumer<Path> look;
    private final Map<Path, RescueReport> unsaved = new HashMap<>();
    private final Map<Path, RescueReport> saved = new HashMap<>();
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

    /** The damaged file that a private database was read from; empty for any other file. */
    public Optional<Path> damaged(Path file) {
        return Optional.ofNullable(unsaved.get(file)).map(RescueReport::source);
    }

    /** What was rescued into a file, private or saved; empty for any other file. */
    public Optional<RescueReport> report(Path file) {
        return Optional.ofNullable(unsaved.get(file)).or(() -> Optional.ofNullable(saved.get(file)));
    }

    /** What is lost with a file that is open, in a sentence: of what was rescued and is saved nowhere; empty for any other, also null. */
    public String unsaved(Path file) {
        RescueReport report = unsaved.get(file);
        return report == null || saved.containsValue(report) ? "" : Messages.text("rescue.unsaved", report.source().getFileName());
    }

    /** Asks where to save what was rescued into a private database, saves it and opens that to be looked at. @param rescued one that {@link #damaged} knows */
    public void save(Path rescued) {
        save(unsaved.get(rescued), () -> { });
    }

    /** Reads what is left of a file, and shows it. */
    public void begin(Path damaged) {
        jobs.<RescueReport>run(Messages.text("rescue.reading", damaged.getFileName()), (progress, cancellation) ->
            RescueService.rescue(damaged, PrivateNotes.madeAnew(damaged).resolve(nameFor(damaged)), true, progress, cancellation), this::show);
    }

    /** "app-rescued.db", shorter than names may be, for it gets endings while it is written. */
    private static String nameFor(Path damaged) {
        String stem = damaged.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return (stem.codePointCount(0, stem.length()) > LONGEST_STEM ? stem.substring(0, stem.offsetByCodePoints(0, LONGEST_STEM)) : stem) + "-rescued.db";
    }

    private void show(RescueReport report) {
        unsaved.put(report.output(), report);
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
        Button save = SheetPane.button(Messages.text("rescue.save"), () -> save(report, sheet::close), "primary");
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
    private void save(RescueReport report, Runnable onSaved) {
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("rescue.save.title")).in(report.source().toAbsolutePath().getParent()).named(nameFor(report.source())).only(Messages.text("dialog.databases"), "*.db"), target ->
            jobs.<Path>run(Messages.text("rescue.saving", target.getFileName()), (progress, cancellation) -> {
                RescueService.save(report, target, progress, cancellation);
                return target;
            }, file -> {
                saved.put(file, report);
                onSaved.run();
                dialogs.notify(Messages.text("rescue.saved", file, report.source().getFileName()));
                look.accept(file);
            }));
    }
}
