package dev.tidemark.ui.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.DataService;
import dev.tidemark.core.data.Filter;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The value under the cursor at its full length: text, JSON as a tree, bytes as a table or a picture; and where its row's references lead. */
final class ValuePane extends VBox {
    /** How much of a value is shown; all of it can be saved. */
    private static final int SHOWN_BYTES = 1 << 20;
    private static final int SHOWN_HEX = 4096;
    private static final double PICTURE = 260;

    private final Jobs jobs;
    private final DataService data;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final VBox content = new VBox();
    private final VBox references = new VBox();
    private final HBox buttons = new HBox();
    private final Button edit = new Button(Messages.text("data.edit"));
    private final Button save = new Button(Messages.text("data.saveValue"));
    private Selection selection;
    private Row row;
    private Column column;
    private Value value;
    /** What the pane was asked to show last, so that drawing the grid again disturbs nobody who reads or writes here. */
    private Value shownFor;
    private BooleanSupplier editable = () -> false;
    private BiConsumer<String, List<Filter>> onFollow = (table, filters) -> { };

    ValuePane(Jobs jobs, DataService data) {
        this.jobs = jobs;
        this.data = data;
        setId("valuePane");
        getStyleClass().add("value-pane");
        name.getStyleClass().add("section-title");
        name.setId("valueName");
        facts.getStyleClass().addAll("muted", "secondary");
        facts.setId("valueFacts");
        facts.setWrapText(true);
        content.getStyleClass().add("value-content");
        references.getStyleClass().add("references");
        buttons.getStyleClass().add("toolbar");
        save.setId("saveValue");
        save.getStyleClass().add("small");
        edit.setId("editValue");
        edit.getStyleClass().add("small");
        Tips.on(edit, Messages.text("data.editTip"));
        buttons.getChildren().addAll(edit, save);
        buttons.getChildren().forEach(button -> button.managedProperty().bind(button.visibleProperty()));
        buttons.managedProperty().bind(edit.visibleProperty().or(save.visibleProperty()));
        name.managedProperty().bind(name.textProperty().isNotEmpty());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(name, facts, content, buttons, references);
    }

    /** Called with the table and the filters that a reference leads to. */
    void onFollow(BiConsumer<String, List<Filter>> listener) {
        onFollow = listener;
    }

    Button saveButton() {
        return save;
    }

    /** Called when the person wants to change the value; the button is there only while that is possible. */
    void onEdit(BooleanSupplier possible, Runnable listener) {
        editable = possible;
        edit.setOnAction(event -> listener.run());
    }

    /** What the shown cell is of. */
    Selection selection() {
        return selection;
    }

    Column column() {
        return column;
    }

    Row row() {
        return row;
    }

    /** The value as it is shown; null for none. */
    Value value() {
        return value;
    }

    /** Shows a cell; {@code staged} is its new value where one is staged, else null. */
    void show(Selection of, Row at, int index, Value staged) {
        boolean sameRow = row == at;
        if (sameRow && at != null && index >= 0 && index < at.values().size() && of == selection && column == of.columns().get(index) && shownFor == (staged == null ? at.values().get(index) : staged)) {
            return;
        }
        selection = of;
        row = at;
        boolean none = at == null || index < 0 || index >= at.values().size();
        column = none ? null : of.columns().get(index);
        if (none) {
            value = null;
            name.setText("");
            facts.setText(Messages.text("data.chooseCell"));
            content.getChildren().clear();
            references.getChildren().clear();
            edit.setVisible(false);
            save.setVisible(false);
            return;
        }
        name.setText(column.name());
        Value held = staged == null ? at.values().get(index) : staged;
        shownFor = held;
        present(held);
        if (cut(held) && at.key() != null) {
            jobs.<Value>read("data.value", (progress, cancellation) -> data.value(of.relation(), at.key(), column.name(), SHOWN_BYTES), this::present);
        }
        if (!sameRow) {
            follow(of, at);
        }
    }

    /** Lets the person write the value anew; {@code onDone} gets it, or null when they leave it. */
    void edit(Consumer<Value> onDone) {
        ValueEditor editor = new ValueEditor(column, value, now -> {
            present(value);
            onDone.accept(now);
        });
        edit.setVisible(false);
        save.setVisible(false);
        content.getChildren().setAll(editor);
        editor.take();
    }

    private void present(Value now) {
        value = now;
        facts.setText(facts(now));
        edit.setVisible(editable.getAsBoolean());
        save.setVisible(row.key() != null && (now instanceof Value.Blob || now instanceof Value.Text));
        content.getChildren().setAll(node(now));
    }

    private Node node(Value now) {
        return switch (now) {
            case Value.Blob blob -> blob(blob);
            case Value.Text text when JsonTree.looksLike(text.text()) && !text.cut() -> JsonTree.of(text.text()).<Node>map(this::tree).orElseGet(() -> area(text.text()));
            case Value.Null none -> new Label();
            default -> area(now.plain());
        };
    }

    private Node tree(TreeView<String> tree) {
        tree.setId("jsonTree");
        tree.getStyleClass().add("mono");
        VBox.setVgrow(tree, Priority.ALWAYS);
        return tree;
    }

    private static TextArea area(String text) {
        TextArea area = new TextArea(text);
        area.setId("valueText");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("code-block");
        area.setAccessibleText(Messages.text("data.value"));
        VBox.setVgrow(area, Priority.ALWAYS);
        return area;
    }

    private static Node blob(Value.Blob blob) {
        VBox box = new VBox(8);
        VBox.setVgrow(box, Priority.ALWAYS);
        if (!blob.cut() && Hex.isPicture(blob.head())) {
            Image image = new Image(new ByteArrayInputStream(blob.head()), PICTURE, PICTURE, true, true);
            if (!image.isError()) {
                ImageView view = new ImageView(image);
                view.setId("picture");
                box.getChildren().add(view);
            }
        }
        TextArea hex = area(Hex.lines(blob.head(), SHOWN_HEX));
        hex.setWrapText(false);
        box.getChildren().add(hex);
        return box;
    }

    private String facts(Value now) {
        String is = switch (now) {
            case Value.Null none -> Messages.text("data.isNull");
            case Value.Text text when text.text().isEmpty() -> Messages.text("data.isEmpty");
            case Value.Text text when text.cut() -> Messages.text("data.isTextCut", Texts.size(text.bytes()), Texts.size(SHOWN_BYTES));
            case Value.Text text when text.damaged() -> Messages.text("data.isTextDamaged", Texts.size(text.bytes()));
            case Value.Text text -> Messages.text("data.isText", Texts.size(text.bytes()));
            case Value.Blob blob when blob.cut() -> Messages.text("data.isBlobCut", Texts.size(blob.bytes()), Texts.size(blob.head().length));
            case Value.Blob blob -> Messages.text("data.isBlob", Texts.size(blob.bytes()));
            case Value.Int number -> Messages.text("data.isInt");
            case Value.Real number -> Messages.text("data.isReal");
        };
        boolean said = is.toLowerCase(Locale.ROOT).startsWith(column.type().toLowerCase(Locale.ROOT));
        return said ? is : column.type() + " · " + is;
    }

    private static boolean cut(Value value) {
        return value instanceof Value.Text text && text.cut() || value instanceof Value.Blob blob && blob.cut();
    }

    private void follow(Selection of, Row at) {
        references.getChildren().clear();
        data.parents(of, at).forEach(parent -> references.getChildren().add(link("→ " + parent.key().parentTable() + " (" + String.join(", ", parent.key().columns()) + ")",
            () -> onFollow.accept(parent.key().parentTable(), parent.filters()))));
        jobs.<List<DataService.Children>>read("data.children", (progress, cancellation) -> data.children(of, at, cancellation), found -> {
            if (row == at) {
                found.forEach(child -> references.getChildren().add(link("← " + count(child.count()) + " " + child.table() + " (" + String.join(", ", child.key().columns()) + ")",
                    () -> onFollow.accept(child.table(), child.filters()))));
            }
        });
    }

    private static String count(long rows) {
        return rows >= DataService.COUNTED_REFERENCES ? Texts.grouped(rows) + "+" : Texts.grouped(rows);
    }

    private static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> action.run());
        return link;
    }
}
