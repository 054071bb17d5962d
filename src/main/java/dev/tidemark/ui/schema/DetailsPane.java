package dev.tidemark.ui.schema;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import dev.tidemark.ui.schema.SchemaItem.Kind;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SideBySide;
import dev.tidemark.ui.support.SqlText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything about the chosen object. */
final class DetailsPane extends ScrollPane {
    private final VBox page = new VBox();
    private final SchemaViewModel model;
    private final Consumer<String> copy;
    private final Cards cards;
    private final Label rows = new Label();

    /** @param copy gets the statement when the person asks for a copy */
    DetailsPane(SchemaViewModel model, Consumer<String> copy) {
        this.model = model;
        this.copy = copy;
        this.cards = new Cards(model);
        page.getStyleClass().addAll("page", "schema-page");
        rows.getStyleClass().add("muted");
        rows.setId("rowCount");
        rows.textProperty().bind(model.rowsProperty().map(count -> Texts.count(count, "row", "rows")).orElse(Messages.text("schema.counting")));
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("schema-scroll");
        setAccessibleText(Messages.text("schema.details"));
    }

    /** Shows an object, or another node in its place. */
    void show(SchemaItem item, Node otherwise) {
        page.getChildren().clear();
        setVvalue(0);
        if (item == null) {
            page.getChildren().add(otherwise);
            return;
        }
        switch (item.object()) {
            case Table table -> show(table);
            case View view -> show(view);
            case Index index -> show(index);
            case Trigger trigger -> show(trigger);
        }
    }

    private void show(Table table) {
        HBox signs = signs(Kind.TABLE);
        if (table.kind() != Table.Kind.ORDINARY) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.tableKind." + table.kind().name())));
        }
        if (table.housekeeping()) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.housekeeping")));
        }
        if (table.strict()) {
            signs.getChildren().add(Chips.neutral("STRICT"));
        }
        if (table.withoutRowid()) {
            signs.getChildren().add(Chips.neutral("WITHOUT ROWID"));
        }
        boolean known = table.columnsUnknownBecause() == null;
        if (known) {
            signs.getChildren().add(rows);
        }
        page.getChildren().add(head(table, signs));
        if (table.housekeeping()) {
            page.getChildren().add(sentence(Messages.text("schema.housekeepingSentence"), null));
        }
        if (!known) {
            page.getChildren().add(sentence(Messages.text("schema.unknownColumns", table.columnsUnknownBecause()), "warning"));
        } else {
            page.getChildren().add(cards.columns(table.columns(), table.foreignKeys()));
        }
        SideBySide parts = new SideBySide();
        add(parts, table.foreignKeys(), cards::foreignKeys);
        List<Schema.Reference> references = model.schemaProperty().get().referencesTo(table.name());
        add(parts, references, cards::referencedBy);
        add(parts, table.indexes(), cards::indexes);
        add(parts, table.triggers(), cards::triggers);
        if (!parts.getChildren().isEmpty()) {
            page.getChildren().add(parts);
        }
        page.getChildren().add(ddl(table));
    }

    private void show(View view) {
        page.getChildren().add(head(view, signs(Kind.VIEW)));
        if (view.broken()) {
            page.getChildren().add(sentence(Messages.text("schema.brokenView", view.columnsUnknownBecause()), "warning"));
        } else {
            page.getChildren().add(cards.columns(view.columns(), List.of()));
        }
        add(page, view.triggers(), cards::triggers);
        page.getChildren().add(ddl(view));
    }

    private void show(Index index) {
        HBox signs = signs(Kind.INDEX);
        signs.getChildren().add(Cards.signs(index));
        page.getChildren().addAll(head(index, signs), facts(
            Cells.keyValue(Messages.text("schema.belongsTo"), wrapped(cards.link(Kind.TABLE, index.table(), index.table()))),
            Cells.keyValue(Messages.text("schema.on"), mono(Cards.key(index)))));
        page.getChildren().add(index.sql() == null ? sentence(Messages.text("schema.noStatement", index.table()), null) : ddl(index));
    }

    private void show(Trigger trigger) {
        Kind ownerKind = model.find(Kind.TABLE, trigger.table()).isPresent() ? Kind.TABLE : Kind.VIEW;
        page.getChildren().addAll(head(trigger, signs(Kind.TRIGGER)), facts(
            Cells.keyValue(Messages.text("schema.belongsTo"), wrapped(cards.link(ownerKind, trigger.table(), trigger.table()))),
            Cells.keyValue(Messages.text("schema.fires"), mono(trigger.event()))), ddl(trigger));
    }

    private static <T> void add(Pane place, List<T> things, Function<List<T>, VBox> card) {
        if (!things.isEmpty()) {
            place.getChildren().add(card.apply(things));
        }
    }

    private static VBox head(SchemaObject object, HBox signs) {
        Label name = new Label(object.name());
        name.getStyleClass().add("title");
        name.setId("objectName");
        name.setWrapText(true);
        VBox head = new VBox(name, signs);
        head.getStyleClass().add("object-head");
        return head;
    }

    private static HBox signs(Kind kind) {
        HBox signs = new HBox(Chips.accent(Messages.text("schema.kind." + kind.name())));
        signs.getStyleClass().add("toolbar");
        return signs;
    }

    private VBox ddl(SchemaObject object) {
        Label title = new Label(Messages.text("schema.ddl"));
        title.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button button = new Button(Messages.text("schema.copy"), Icons.of("fth-copy"));
        button.getStyleClass().add("small");
        button.setId("copyDdl");
        button.setOnAction(event -> copy.accept(object.sql()));
        HBox line = new HBox(title, gap, button);
        line.getStyleClass().add("toolbar");
        return box(line, SqlText.block(object.sql()));
    }

    private static VBox facts(Node... lines) {
        return box(lines);
    }

    private static VBox box(Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label sentence(String text, String tone) {
        Label label = new Label(text, tone == null ? Icons.of("fth-info") : Icons.of("fth-alert-triangle", tone));
        label.getStyleClass().addAll("sentence", tone == null ? "muted" : tone);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    /** A link is only as wide as its words. */
    private static HBox wrapped(Node node) {
        HBox box = new HBox(node);
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }
}
