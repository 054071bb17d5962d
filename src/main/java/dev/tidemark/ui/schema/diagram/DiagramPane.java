package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.SvgPicture;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Tips;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The diagram with its tools: search, how much is shown, zoom, export, and what the signs mean. */
public final class DiagramPane extends VBox {
    private static final double SEARCH_WIDTH = 240;

    private final FeatureContext context;
    private final Supplier<Node> empty;
    private final DiagramViewModel model;
    private final DiagramCanvas canvas;
    private final SearchField search = new SearchField();
    private final StackPane place = new StackPane();

    /**
     * A pane without a schema yet.
     *
     * @param open gets the name of a table that is to be opened
     * @param empty makes what stands in place of a diagram without tables
     */
    public DiagramPane(FeatureContext context, Consumer<String> open, Supplier<Node> empty) {
        this.context = context;
        this.empty = empty;
        this.model = new DiagramViewModel(context.jobs());
        this.canvas = new DiagramCanvas(model, open, context.theme().zoomProperty());
        getStyleClass().add("diagram-pane");
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(0);
        getChildren().addAll(tools(), place, foot());
        model.diagramProperty().subscribe(this::showState);
        model.problemProperty().subscribe(this::showState);
        model.workingProperty().subscribe(this::showState);
    }

    /** Shows this schema; its tables keep their places while it stays the same. */
    public void show(Schema schema) {
        model.show(schema);
    }

    /** Marks a table and goes to it, as soon as there is a diagram. */
    public void mark(String table) {
        model.choose(table);
        canvas.jump();
        canvas.requestFocus();
    }

    /** Where Ctrl+F leads. */
    public SearchField searchField() {
        return search;
    }

    private HBox tools() {
        search.setId("diagramSearch");
        search.setPromptText(Messages.text("diagram.search"));
        search.setPrefWidth(SEARCH_WIDTH);
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searching);
        model.searchProperty().addListener((source, before, now) -> canvas.jump());
        Label found = new Label();
        found.setId("diagramFound");
        found.getStyleClass().addAll("muted", "secondary");
        found.setMinWidth(Region.USE_PREF_SIZE);
        found.textProperty().bind(Bindings.createStringBinding(this::foundWords, model.foundProperty(), model.chosenProperty(), model.searchProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label size = new Label();
        size.setId("diagramScale");
        size.getStyleClass().addAll("secondary", "diagram-scale");
        size.textProperty().bind(canvas.scaleProperty().map(scale -> Math.round(scale.doubleValue() * 100) + " %"));
        HBox tools = new HBox(search, found, gap, detail(), tool("diagramZoomOut", "fth-zoom-out", "diagram.zoomOut", canvas::zoomOut), size, tool("diagramZoomIn", "fth-zoom-in", "diagram.zoomIn", canvas::zoomIn),
            tool("diagramFit", "fth-maximize", "diagram.fit", canvas::fit), export());
        tools.getStyleClass().addAll("toolbar", "diagram-tools");
        tools.disableProperty().bind(model.diagramProperty().map(diagram -> diagram.boxes().isEmpty()).orElse(true));
        return tools;
    }

    private void searching(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.F3) {
            model.nextFound(key.isShiftDown() ? -1 : 1);
            canvas.jump();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN) {
            canvas.requestFocus();
            key.consume();
        }
    }

    private String foundWords() {
        List<String> found = model.foundProperty().get();
        if (model.searchProperty().get().isBlank()) {
            return "";
        }
        return found.isEmpty() ? Messages.text("diagram.notFound") : Messages.text("diagram.found", Math.max(1, found.indexOf(model.chosenProperty().get()) + 1), found.size());
    }

    private ComboBox<Detail> detail() {
        ComboBox<Detail> detail = new ComboBox<>();
        detail.setId("diagramDetail");
        detail.getItems().setAll(Detail.KEYS, Detail.ALL, Detail.NAMES);
        detail.setConverter(new StringConverter<>() {
            @Override public String toString(Detail shown) {
                return shown == null ? "" : Messages.text("diagram.detail." + shown.name());
            }

            @Override public Detail fromString(String text) {
                throw new UnsupportedOperationException("The box is not editable");
            }
        });
        detail.valueProperty().bindBidirectional(model.detailProperty());
        detail.setAccessibleText(Messages.text("diagram.detail"));
        detail.setMinWidth(Region.USE_PREF_SIZE);
        return detail;
    }

    private static Button tool(String id, String icon, String key, Runnable action) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("icon-button", "ghost");
        button.setAccessibleText(Messages.text(key));
        Tips.on(button, Messages.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private MenuButton export() {
        MenuItem svg = new MenuItem(Messages.text("diagram.export.svg"));
        svg.setId("diagramSvg");
        svg.setOnAction(event -> export("svg", this::writeSvg));
        MenuItem png = new MenuItem(Messages.text("diagram.export.png"));
        png.setId("diagramPng");
        png.setOnAction(event -> export("png", this::writePng));
        MenuButton export = new MenuButton(Messages.text("diagram.export"), null, svg, png);
        export.setId("diagramExport");
        export.setMinWidth(Region.USE_PREF_SIZE);
        return export;
    }

    private void export(String ending, Consumer<Path> write) {
        String name = context.session().services().workspace().databaseName().replaceFirst("\\.[^.]*$", "") + "-schema." + ending;
        context.dialogs().saveFile(FileQuestion.of(Messages.text("diagram.export.title")).named(name).only(ending.toUpperCase(Locale.ROOT), "*." + ending), write);
    }

    private void writeSvg(Path file) {
        Diagram diagram = model.diagramProperty().get();
        String title = context.session().services().workspace().databaseName();
        context.jobs().<Path>run(Messages.text("diagram.drawing"), (progress, cancellation) -> {
            WholeFile.at(file).write(out -> {
                SvgPicture.write(diagram, title, out, cancellation);
                return null;
            });
            return file;
        }, this::written);
    }

    private void writePng(Path file) {
        PngPicture picture = new PngPicture(model.diagramProperty().get(), canvas.palette(), context.jobs());
        context.jobs().<Path>run(Messages.text("diagram.drawing"), (progress, cancellation) -> {
            picture.write(file, progress, cancellation);
            return file;
        }, this::written);
    }

    private void written(Path file) {
        context.dialogs().notify(Messages.text("diagram.export.done", file.getFileName()));
    }

    private HBox foot() {
        Label about = new Label();
        about.setId("diagramAbout");
        about.setTextOverrun(OverrunStyle.ELLIPSIS);
        about.setMinWidth(0);
        about.textProperty().bind(Bindings.createStringBinding(() -> model.chosenProperty().get() == null ? summary() : model.sentence(model.chosenProperty().get()), model.chosenProperty(), model.diagramProperty()));
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(about, new Legend());
        foot.getStyleClass().addAll("toolbar", "diagram-foot");
        foot.visibleProperty().bind(model.diagramProperty().map(diagram -> !diagram.boxes().isEmpty()).orElse(false));
        return foot;
    }

    private String summary() {
        Diagram diagram = model.diagramProperty().get();
        return diagram == null ? "" : Messages.text("diagram.summary", diagram.boxes().size(), diagram.links().size());
    }

    private void showState() {
        Diagram diagram = model.diagramProperty().get();
        Node state = model.problemProperty().get() != null ? failed() : diagram == null ? (model.workingProperty().get() ? working() : new StackPane())
            : diagram.boxes().isEmpty() ? empty.get() : canvas;
        List<Node> shown = state == canvas && model.workingProperty().get() ? List.of(canvas, working()) : List.of(state);
        if (!place.getChildren().equals(shown)) {
            boolean followed = place.isFocusWithin();
            place.getChildren().setAll(shown);
            if (followed && state == canvas) {
                canvas.requestFocus();
            }
        }
    }

    private Node failed() {
        Button again = SheetPane.button(Messages.text("diagram.again"), model::layOut);
        again.setId("diagramAgain");
        VBox all = new VBox(16, model.cancelled() ? Cells.wrapped(Messages.text("diagram.cancelled")) : Cells.problem(model.problemProperty().get()), again);
        all.getStyleClass().add("page");
        return all;
    }

    private Node working() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(28, 28);
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::cancel);
        cancel.setId("diagramCancel");
        VBox all = new VBox(turning, new Label(Messages.text("diagram.working")), cancel);
        all.getStyleClass().addAll("empty-state", "diagram-working");
        return all;
    }
}
