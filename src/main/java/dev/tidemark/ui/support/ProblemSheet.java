package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** A failure, told in three sentences; the technical cause only goes to the clipboard. */
final class ProblemSheet {
    private final Sheets sheets;
    private final Problem problem;
    private final Consumer<Path> rescue;
    private Sheets.Sheet sheet;

    /** @param rescue reads what is left of a damaged file; null where that is not offered */
    ProblemSheet(Sheets sheets, Problem problem, Consumer<Path> rescue) {
        this.sheets = sheets;
        this.problem = problem;
        this.rescue = rescue;
    }

    void show() {
        SheetPane pane = new SheetPane(problem.what(), null);
        pane.setBody(new VBox(8, Cells.line("fth-shield", "good", problem.unchanged()), Cells.line("fth-arrow-right", "accent", problem.next())));
        pane.noteProperty().set(problem.code().id());
        Button close = SheetPane.button(Messages.text("problem.close"), () -> sheet.close());
        Button copy = SheetPane.button(Messages.text("problem.copy"), this::copyDetails, "ghost");
        close.setId("problemClose");
        copy.setId("problemCopy");
        boolean rescuable = rescue != null && Rescuing.helps(problem);
        if (rescuable) {
            Button save = SheetPane.button(Messages.text("rescue.offer"), () -> {
                sheet.close();
                rescue.accept(Path.of(problem.details().get("path")));
            });
            save.setId("problemRescue");
            pane.setButtons(copy, save, close);
        } else {
            pane.setButtons(copy, close);
        }
        sheet = sheets.show(pane, problem.what(), rescuable ? Sheets.Size.MEDIUM : Sheets.Size.SMALL);
        close.requestFocus();
    }

    /** Whether this is open and says the same. */
    boolean tells(Problem other) {
        return sheet.isOpen() && problem.code() == other.code() && problem.what().equals(other.what()) && problem.unchanged().equals(other.unchanged());
    }

    private void copyDetails() {
        Clipboards.copy(details(problem));
    }

    /** The sentences, the values in them and the stack trace. */
    static String details(Problem problem) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(problem.code().id() + " " + problem.code());
        lines.println(problem.what());
        lines.println(problem.unchanged());
        lines.println(problem.next());
        problem.details().forEach((name, value) -> lines.println(name + ": " + value));
        lines.println("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        problem.printStackTrace(lines);
        return text.toString();
    }
}
