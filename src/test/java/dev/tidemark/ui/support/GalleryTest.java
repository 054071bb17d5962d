package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.Accessibility;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Every control in our dress, in one picture per theme. */
class GalleryTest extends FxTest {
    private static final Logger CSS_LOG = Logger.getLogger("javafx.css");

    private final List<String> warnings = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord record) {
            warnings.add(record.getMessage());
        }

        @Override
        public void flush() { }

        @Override
        public void close() { }
    };

    @Override
    protected Scene scene(Stage stage) {
        CSS_LOG.addHandler(collector);
        return dressed(Theme.Mode.LIGHT);
    }

    @Test
    void everyControlIsDressedWithoutACssWarning() {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            onFx(() -> Screenshots.save(dressed(mode), "gallery-" + mode.name().toLowerCase(Locale.ROOT)));
        }
        CSS_LOG.removeHandler(collector);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aWarningWouldBeSeen() {
        onFx(() -> {
            Label broken = new Label("x");
            broken.setStyle("-fx-text-fill: -no-such-colour;");
            ((VBox) scene().getRoot()).getChildren().add(broken);
            scene().getRoot().applyCss();
            return null;
        });
        CSS_LOG.removeHandler(collector);
        assertThat(warnings).isNotEmpty();
    }

    @Test
    void everyControlHasAName() {
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    private static Scene dressed(Theme.Mode mode) {
        Scene scene = new Scene(gallery(), 1280, 800);
        theme(mode).applyTo(scene);
        return scene;
    }

    private static Parent gallery() {
        Label headline = styled(new Label("All is well. Two migrations are waiting."), "headline");
        VBox texts = card("Words", styled(new Label("Migrations"), "page-title"), styled(new Label("7 applied, 2 pending."), "page-subtitle"),
            styled(new Label("documents.status"), "mono"), styled(new Label("faint label"), "faint", "secondary"),
            new HBox(6, Chips.good("Applied"), Chips.neutral("Can be undone"), Chips.warning("Undo loses 212 values")),
            new HBox(6, Chips.danger("Changed"), Chips.accent("V7 · 2 pending"), new Hyperlink("app.db.backup")),
            Cells.keyValue("Applied", "3 Nov 2025 14:02:11, in 12 ms"),
            styled(new Label("ALTER TABLE documents\n  ADD COLUMN status TEXT;"), "code-block"));
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList("documents", "chats"));
        box.getSelectionModel().selectFirst();
        box.setAccessibleText("Table");
        SearchField search = new SearchField();
        search.setPromptText("Search everything");
        TextField field = new TextField("V6__add_status.sql");
        field.setAccessibleText("File");
        CheckBox ticked = new CheckBox("Scripts reviewed");
        ticked.setSelected(true);
        RadioButton radio = new RadioButton("Light");
        radio.setSelected(true);
        ToggleButton toggle = new ToggleButton("Pending only");
        toggle.setSelected(true);
        TextArea area = styled(new TextArea("SELECT *\n  FROM chats;"), "code-block");
        area.setAccessibleText("SQL");
        area.setPrefRowCount(3);
        VBox fields = card("Fields", search, new HBox(8, field, box), new HBox(16, ticked, new CheckBox("Rehearsed")),
            new HBox(16, radio, new RadioButton("Dark"), toggle), area, new ProgressBar(0.6));
        VBox buttons = card("Buttons", new HBox(8, new Button("Rehearse again"), styled(new Button("Migrate 2", Icons.of("fth-arrow-up")), "primary"),
                styled(new Button("Roll back to V4", Icons.of("fth-arrow-down")), "danger")),
            new HBox(8, styled(new Button("Copy details"), "ghost"), styled(new Button("Undo"), "link"), styled(new Button("Small"), "small"), disabled()));
        HBox top = new HBox(16, texts, new VBox(16, fields, buttons));
        top.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
        SplitPane split = new SplitPane(list(), tree(), table());
        split.setDividerPositions(0.25, 0.45);
        VBox.setVgrow(split, Priority.ALWAYS);
        return styled(new VBox(headline, top, split), "page");
    }

    private static Button disabled() {
        Button button = new Button("Disabled");
        button.setDisable(true);
        return button;
    }

    private static ListView<String> list() {
        ListView<String> list = styled(new ListView<>(FXCollections.observableArrayList("Product handbook", "Support archive", "Research notes")), "plain-list");
        list.setAccessibleText("Projects");
        list.getSelectionModel().select(0);
        return list;
    }

    private static TreeView<String> tree() {
        TreeItem<String> root = new TreeItem<>("Tables");
        root.setExpanded(true);
        root.getChildren().add(new TreeItem<>("chats"));
        root.getChildren().add(new TreeItem<>("messages"));
        TreeView<String> tree = new TreeView<>(root);
        tree.setAccessibleText("Schema");
        tree.getSelectionModel().select(1);
        return tree;
    }

    private static TabPane table() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList("documents.status", "documents", "chats"));
        for (String title : List.of("Where", "Now", "After")) {
            TableColumn<String, String> column = new TableColumn<>(title);
            column.setCellValueFactory(row -> new SimpleStringProperty(row.getValue()));
            column.setPrefWidth(140);
            table.getColumns().add(column);
        }
        table.setAccessibleText("Data impact");
        table.getSelectionModel().select(1);
        Tab steps = new Tab("Steps", table);
        Tab sql = new Tab("SQL", new Label("nothing"));
        Tab impact = new Tab("Data impact", new Label("nothing"));
        TabPane tabs = new TabPane(steps, sql, impact);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText("Plan");
        return tabs;
    }

    private static VBox card(String title, Node... content) {
        VBox card = styled(new VBox(styled(new Label(title), "card-title")), "card");
        card.getChildren().addAll(content);
        return card;
    }

    private static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }
}
