package dev.tidemark.ui.data;

import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.data.ImportFormat;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The sheet that brings the rows of a file in: how it is read, what each column takes, what came of trying all rows, and only then the import. */
final class ImportSheet {
    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "IBM850", "IBM437", "UTF-16LE", "UTF-16BE", "windows-1250", "windows-1251", "Shift_JIS", "GB18030");
    private static final String FOUND_OUT = "";

    private final ImportModel model;
    private final Consumer<RowReport> onDone;
    private final ComboBox<String> separator = new ComboBox<>();
    private final ComboBox<String> encoding = new ComboBox<>();
    private final CheckBox header = new CheckBox(Messages.text("data.import.header"));
    private final CheckBox emptyAsText = new CheckBox(Messages.text("data.import.emptyAsText"));
    private Sheets.Sheet sheet;

    private ImportSheet(ImportModel model, Consumer<RowReport> onDone) {
        this.model = model;
        this.onDone = onDone;
    }

    /** @param onDone is told when rows came in */
    static void open(Sheets sheets, ImportModel model, Consumer<RowReport> onDone) {
        new ImportSheet(model, onDone).show(sheets);
    }

    private void show(Sheets sheets) {
        String title = Messages.text("data.import.title", model.relation().name());
        SheetPane pane = new SheetPane(title, "");
        pane.setId("importSheet");
        pane.getStylesheets().add(ImportSheet.class.getResource("Data.css").toExternalForm());
        pane.subtitleProperty().bind(model.look().valueProperty().map(look -> Messages.text("data.import.reading", file(), look.reading())).orElse(file()));
        ImportMapping mapping = new ImportMapping(model);
        ImportResult result = new ImportResult(model);
        SplitPane both = new SplitPane(mapping, result);
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.6);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox body = new VBox(12, both);
        if (model.orderProperty().get().format() == ImportFormat.CSV) {
            body.getChildren().addFirst(options());
        }
        pane.setBody(body);
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), this::close);
        cancel.setId("importCancel");
        Button attempt = SheetPane.button(Messages.text("data.import.try"), model::tryOut);
        attempt.setId("importTry");
        Button verb = SheetPane.button("", () -> {
            close();
            model.run(onDone);
        }, "primary");
        verb.setId("importVerb");
        verb.textProperty().bind(model.verb());
        pane.noteProperty().set(Messages.text("data.import.note"));
        pane.onControlEnter(verb);
        pane.setButtons(cancel, Tips.explained(attempt, model.whyNotTry()), Tips.explained(verb, model.whyNotImport()));
        sheet = sheets.show(pane, title, Sheets.Size.WIDE, this::close);
        attempt.requestFocus();
    }

    private String file() {
        return model.orderProperty().get().file().getFileName().toString();
    }

    private Node options() {
        choices(separator, "importSeparator", "data.import.separator", List.of(FOUND_OUT, ",", ";", "\t", "|"), sign -> Messages.text("data.import.sign." + switch (sign) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "\t" -> "tab";
            case "|" -> "bar";
            default -> "found";
        }));
        choices(encoding, "importEncoding", "data.import.encoding", Stream.concat(Stream.of(FOUND_OUT), ENCODINGS.stream().filter(Charset::isSupported)).toList(),
            name -> name.isEmpty() ? Messages.text("data.import.sign.found") : Charset.forName(name).displayName());
        header.setId("importHeader");
        header.setSelected(true);
        header.selectedProperty().addListener((source, before, now) -> read());
        emptyAsText.setId("importEmpty");
        emptyAsText.selectedProperty().addListener((source, before, now) -> model.emptyAsText(now));
        header.setMinWidth(Region.USE_PREF_SIZE);
        emptyAsText.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(label("data.import.separator", separator), separator, label("data.import.encoding", encoding), encoding, header, emptyAsText);
        row.getStyleClass().addAll("toolbar", "import-options");
        return row;
    }

    private static Label label(String key, Node of) {
        Label label = new Label(Messages.text(key));
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void choices(ComboBox<String> box, String id, String key, List<String> values, UnaryOperator<String> words) {
        box.setId(id);
        box.setAccessibleText(Messages.text(key));
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override public String toString(String value) {
                return value == null ? "" : words.apply(value);
            }

            @Override public String fromString(String text) {
                throw new UnsupportedOperationException("The box is not editable");
            }
        });
        box.setValue(FOUND_OUT);
        box.valueProperty().addListener((source, before, now) -> read());
    }

    private void read() {
        model.read(separator.getValue().isEmpty() ? null : separator.getValue().charAt(0), encoding.getValue().isEmpty() ? null : Charset.forName(encoding.getValue()), header.isSelected());
    }

    private void close() {
        model.stop();
        sheet.close();
    }
}
