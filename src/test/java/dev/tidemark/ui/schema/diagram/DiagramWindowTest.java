package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.DiagramLayout;
import dev.tidemark.core.diagram.Measures;
import dev.tidemark.core.diagram.TableBox;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

class DiagramWindowTest extends AppJourney {
    @Test
    void tablesAreWalkedAndOpenedWithTheKeyboard() {
        open("");
        assertThat(about()).startsWith("5 tables, 3 references.");
        type(KeyCode.TAB);
        assertThat(about()).startsWith("projects: ");
        type(KeyCode.RIGHT);
        assertThat(about()).isEqualTo("documents: 11 columns. Refers to projects.");
        type(KeyCode.END);
        assertThat(about()).startsWith("settings: ");
        type(KeyCode.HOME, KeyCode.RIGHT);
        assertThat(onFx(() -> canvas().getAccessibleText())).isEqualTo(about()).startsWith("documents");
        assertThat(onFx(() -> canvas().getAccessibleHelp())).contains("Arrow keys");
        type(KeyCode.ENTER);
        await(() -> labelled("#objectName").equals("documents") && lookup("#objects").query().isFocused());
    }

    @Test
    void theTabIsOpenedWithTheMouseAndFollowsTheSchema() {
        go("schema");
        awaitShown("#objectName");
        clickOn("Diagram");
        awaitShown("#diagramCanvas");
        await(() -> labelled("#diagramAbout").startsWith("5 tables, 3 references."));
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE TABLE tags (id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats)"));
        changed();
        await(() -> labelled("#diagramAbout").startsWith("6 tables, 4 references."));
    }

    @Test
    void aPngIsDrawnInTilesInTheColoursOfTheTheme() throws Exception {
        open("");
        Path png = folder.resolve("schema.png");
        PngPicture picture = onFx(() -> new PngPicture(DiagramLayout.of(services().schema(), Detail.ALL, Cancellation.never()), canvas().palette(), context().jobs()));
        picture.write(png, Progress.NONE, Cancellation.never());
        BufferedImage image = ImageIO.read(png.toFile());
        Diagram diagram = DiagramLayout.of(services().schema(), Detail.ALL, Cancellation.never());
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * diagram.width()));
        TableBox projects = diagram.box("projects").orElseThrow();
        int head = image.getRGB((int) (2 * (projects.x() + projects.width() - 4)), (int) (2 * (projects.y() + Measures.HEAD / 2)));
        assertThat(new Color(head)).as("the head of a box, in the colour of the theme").isEqualTo(Color.decode("#dcf0f1"));
    }

    @Test
    void aPictureThatCannotBeDrawnOrIsCancelledLeavesNoFile() {
        open("");
        Path png = folder.resolve("none.png");
        Diagram diagram = DiagramLayout.of(services().schema(), Detail.ALL, Cancellation.never());
        PngPicture colourless = onFx(() -> new PngPicture(diagram, null, context().jobs()));
        assertThatThrownBy(() -> colourless.write(png, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNEXPECTED));
        PngPicture picture = onFx(() -> new PngPicture(diagram, canvas().palette(), context().jobs()));
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> picture.write(png, (doing, fraction) -> {
            // Only the writing cannot tell how far it is.
            if (fraction < 0) {
                cancellation.cancel();
            }
        }, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(folder.toFile().list((folder, name) -> name.startsWith("none"))).isEmpty();
    }

    @Test
    void twoPicturesOneAfterTheOtherAreBothToldAsJobs() {
        open("");
        choosers.answer(folder.resolve("first.png"));
        choosers.answer(folder.resolve("second.svg"));
        List<String> jobs = new ArrayList<>();
        onFx(() -> {
            context().jobs().current().nameProperty().addListener((source, before, now) -> jobs.add(now));
            MenuButton export = lookup("#diagramExport").query();
            export.getItems().reversed().forEach(MenuItem::fire);
            return null;
        });
        await(() -> Files.exists(folder.resolve("first.png")) && Files.exists(folder.resolve("second.svg")));
        await(() -> jobs.stream().filter("Drawing the diagram"::equals).count() == 2);
    }

    @Test
    void theMenuSavesAPictureWhereItIsAskedFor() throws Exception {
        open("");
        Path svg = folder.resolve("tables.svg");
        choosers.answer(svg);
        export("SVG…");
        await(() -> lookup("The diagram is in tables.svg.").tryQuery().isPresent());
        assertThat(choosers.questions().getFirst().fileName()).isEqualTo(services().workspace().databaseName().replace(".db", "-schema.svg"));
        assertThat(Files.readString(svg)).startsWith("<?xml").endsWith("</svg>\n").contains("documents");
        Path png = folder.resolve("tables.png");
        choosers.answer(png);
        export("PNG…");
        await(() -> lookup("The diagram is in tables.png.").tryQuery().isPresent());
        assertThat(ImageIO.read(png.toFile()).getHeight()).isPositive();
        export("PNG…");
        assertThat(choosers.questions()).as("a cancelled question writes nothing").hasSize(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith("ng") || file.toString().endsWith("svg"))).containsExactlyInAnyOrder(svg, png);
        }
    }

    private void export(String format) {
        clickOn("#diagramExport");
        awaitShown(format);
        clickOn(format);
    }

    @Test
    void tabLeavesBehindTheLastTableAndAfterEscape() {
        open("");
        type(KeyCode.END, KeyCode.TAB);
        assertThat(onFx(() -> canvas().isFocused())).isFalse();
        onFx(() -> {
            canvas().requestFocus();
            return null;
        });
        type(KeyCode.HOME, KeyCode.ESCAPE);
        assertThat(about()).startsWith("5 tables");
        type(KeyCode.TAB);
        assertThat(onFx(() -> canvas().isFocused())).isFalse();
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void sizeAndPlaceAreChangedWithTheKeyboard() {
        open("");
        double before = onFx(() -> canvas().scaleProperty().get());
        double window = onFx(() -> context().theme().zoomProperty().get());
        push(KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(onFx(() -> canvas().scaleProperty().get())).isGreaterThan(before);
        push(KeyCode.CONTROL, KeyCode.MINUS);
        push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(onFx(() -> canvas().scaleProperty().get())).isLessThan(before);
        double left = onFx(() -> canvas().viewport().left());
        push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(onFx(() -> canvas().viewport().left())).isGreaterThan(left);
        push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(onFx(() -> canvas().scaleProperty().get())).isEqualTo(before);
        assertThat(onFx(() -> context().theme().zoomProperty().get())).as("the window keeps its size").isEqualTo(window);
        assertThat(text("#diagramScale")).isEqualTo("100 %");
    }

    @Test
    void aTableIsMarkedByAClickAndOpenedByItsName() {
        open("");
        TableBox chats = box("chats");
        clickOn(place(chats.centreX(), chats.y() + Measures.HEAD + Measures.ROW / 2));
        assertThat(about()).isEqualTo("chats: 5 columns. Refers to projects. Referred to by messages.");
        moveTo(place(box("messages").centreX(), box("messages").centreY()));
        clickOn(place(chats.centreX(), chats.y() + Measures.HEAD / 2));
        await(() -> labelled("#objectName").equals("chats"));
        assertThat(onFx(() -> lookup("#objects").query().isVisible())).isTrue();
    }

    @Test
    void itIsDraggedAndEnlargedWithTheMouse() {
        open("");
        double left = onFx(() -> canvas().viewport().left());
        onFx(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, 500, 100);
            mouse(MouseEvent.MOUSE_DRAGGED, 450, 120);
            mouse(MouseEvent.MOUSE_RELEASED, 450, 120);
            return null;
        });
        assertThat(onFx(() -> canvas().viewport().left())).isEqualTo(left + 50);
        assertThat(about()).as("a drag chooses nothing").startsWith("5 tables");
        onFx(() -> {
            Event.fireEvent(canvas(), wheel(true, 40));
            return null;
        });
        assertThat(text("#diagramScale")).isEqualTo("125 %");
        double top = onFx(() -> canvas().viewport().top());
        onFx(() -> {
            Event.fireEvent(canvas(), wheel(false, -40));
            return null;
        });
        assertThat(onFx(() -> canvas().viewport().top())).isEqualTo(top + 40 / 1.25);
        clickOn("#diagramFit");
        assertThat(text("#diagramScale")).isEqualTo("100 %");
    }

    @Test
    void theSearchJumpsFromHitToHit() {
        open("");
        push(KeyCode.CONTROL, KeyCode.F);
        await(() -> lookup("#diagramSearch").query().isFocused());
        write("project");
        await(() -> labelled("#diagramFound").equals("1 of 3"));
        assertThat(about()).startsWith("projects:");
        type(KeyCode.ENTER);
        assertThat(text("#diagramFound")).isEqualTo("2 of 3");
        type(KeyCode.DOWN);
        assertThat(onFx(() -> canvas().isFocused())).isTrue();
        push(KeyCode.CONTROL, KeyCode.F);
        write("nothing like it");
        await(() -> labelled("#diagramFound").equals("Nothing is called that."));
    }

    private void open(String table) {
        onFx(() -> {
            context().navigator().open(new Request.ShowDiagram(table));
            return null;
        });
        awaitShown("#diagramCanvas");
        await(() -> canvas().getWidth() > 0 && !labelled("#diagramAbout").isEmpty());
        onFx(() -> {
            canvas().requestFocus();
            return null;
        });
        await(() -> canvas().isFocused());
    }

    private DiagramCanvas canvas() {
        return lookup("#diagramCanvas").query();
    }

    private String about() {
        return text("#diagramAbout");
    }

    private String labelled(String query) {
        return lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private TableBox box(String table) {
        Diagram diagram = DiagramLayout.of(services().schema(), Detail.KEYS, Cancellation.never());
        return diagram.box(table).orElseThrow();
    }

    private Point2D place(double x, double y) {
        return onFx(() -> canvas().localToScreen(canvas().viewport().toWindowX(x), canvas().viewport().toWindowY(y)));
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(canvas(), new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, false, null));
    }

    private ScrollEvent wheel(boolean control, double delta) {
        return new ScrollEvent(ScrollEvent.SCROLL, 300, 200, 300, 200, false, control, false, false, false, false, 0, delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
            ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
    }
}
