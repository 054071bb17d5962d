package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A sheet that works out what a deed will do, shows it, and only then lets it be done. Cancel has the focus. On the window's thread only. */
public final class PreviewSheet {
    private static final double SPINNER = 18;

    private final Sheets sheets;
    private final SheetPane pane;
    private final VBox body = new VBox(12);
    private final Button verb;
    private final StringProperty verbText;
    private final ObservableValue<String> reason;
    private Sheets.Sheet sheet;

    /**
     * A sheet that is not open yet.
     *
     * @param id of its nodes: {@code idSheet}, {@code idCancel}, {@code idVerb}
     * @param reason why it cannot be done now; empty when it can
     * @param onVerb does it; the sheet is closed by then
     */
    public PreviewSheet(Sheets sheets, String id, String title, String sentence, String verbWords, ObservableValue<String> reason, Runnable onVerb) {
        this.sheets = sheets;
        this.reason = reason;
        pane = new SheetPane(title, sentence);
        pane.setId(id + "Sheet");
        pane.setBody(body);
        verb = SheetPane.button(verbWords, () -> {
            sheet.close();
            onVerb.run();
        }, "primary");
        verb.setId(id + "Verb");
        verbText = verb.textProperty();
    }

    /** What the button says. */
    public StringProperty verbProperty() {
        return verbText;
    }

    /** The sentence at the left of the foot. */
    public StringProperty noteProperty() {
        return pane.noteProperty();
    }

    /**
     * Opens the sheet, works out what it shows, and draws that as soon as it is known.
     *
     * @param load works it out; offered again where it could not be told
     * @param drawn the nodes, one below the other
     */
    public <T> void open(Foreseen<T> foreseen, Runnable load, Function<T, List<Node>> drawn) {
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), () -> sheet.close());
        cancel.setId(pane.getId().replace("Sheet", "Cancel"));
        pane.setButtons(cancel, Tips.explained(verb, reason));
        sheet = sheets.show(pane, verb.getText(), Sheets.Size.MEDIUM);
        cancel.requestFocus();
        Runnable show = () -> body.getChildren().setAll(foreseen.problemProperty().get() != null ? problem(foreseen.problemProperty().get(), load)
            : foreseen.get() == null ? List.of(waiting()) : drawn.apply(foreseen.get()));
        foreseen.valueProperty().subscribe(show);
        foreseen.problemProperty().subscribe(show);
        load.run();
    }

    private static Node waiting() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(SPINNER, SPINNER);
        spinner.setAccessibleText(Messages.text("cure.previewLoading"));
        return new HBox(10, spinner, new Label(Messages.text("cure.previewLoading")));
    }

    private static List<Node> problem(Problem problem, Runnable again) {
        return List.of(Cells.problem(problem), SheetPane.button(Messages.text("cure.tryAgain"), again));
    }
}
