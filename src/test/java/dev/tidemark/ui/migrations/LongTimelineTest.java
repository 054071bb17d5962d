package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.ManyMigrations;
import dev.tidemark.support.UiWatchdog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/** A thousand migrations, six hundred of them applied. */
class LongTimelineTest extends AppJourney {
    /** What is seen at once, and the cells that the list keeps in hand. */
    private static final int MOST_CELLS = 60;

    @Override protected void prepare(Services services) {
        ManyMigrations.add(services.workspace().migrations(), 11, 1001);
        services.migrations().run(services.migrations().planMigrate(Target.parse("600")), false, Progress.NONE, Cancellation.never());
    }

    @Test void onlyWhatIsSeenIsMadeAndNothingIsReadOnTheWindowsThread() throws IOException {
        Path events = folder.resolve("reads.jfr");
        UiWatchdog.Report report;
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
            recording.start();
            report = UiWatchdog.during(this::walkAbout);
            recording.stop();
            recording.dump(events);
        }
        assertThat(report.beats()).as("the window answered while it was walked about").isGreaterThan(100);
        assertThat(cells()).as("cells").isLessThan(MOST_CELLS);
        List<RecordedEvent> reads = RecordingFile.readAllEvents(events).stream().filter(event -> String.valueOf(event.getString("path")).endsWith(".sql")).toList();
        assertThat(reads.stream().filter(event -> event.getThread().getJavaName().startsWith("tidemark-read"))).as("reads of scripts beside the window").hasSizeGreaterThan(900);
        assertThat(reads.stream().filter(event -> event.getThread().getJavaName().startsWith("JavaFX"))).as("reads of scripts by the window").isEmpty();
    }

    @Test void theTideMarkIsDraggedFarBeyondWhatIsSeenAndThePlanOpens() {
        open();
        double start = onFx(() -> top("#tidePill"));
        mouse(MouseEvent.MOUSE_PRESSED, start + 4);
        mouse(MouseEvent.MOUSE_DRAGGED, start + 30);
        double lower = onFx(() -> list().localToScene(list().getLayoutBounds()).getMaxY());
        mouse(MouseEvent.MOUSE_DRAGGED, lower + 150);
        await(() -> firstSeen() > 430);
        assertThat(onFx(() -> lookup("#tidePill").tryQuery().isEmpty())).as("its own line is out of sight").isTrue();
        mouse(MouseEvent.MOUSE_DRAGGED, lower - 200);
        int stopped = onFx(this::firstSeen);
        String target = onFx(() -> list().lookupAll(".list-cell").stream().filter(cell -> cell.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("tide-target")))
            .map(cell -> ((TimelineItem.LayerItem) ((ListCell<?>) cell).getItem()).layer().versionLabel()).findFirst().orElseThrow());
        assertThat(onFx(this::firstSeen)).as("away from the edge it stands still").isEqualTo(stopped);
        mouse(MouseEvent.MOUSE_RELEASED, lower - 200);
        awaitShown("#planSheet");
        assertThat(text("#planVerb")).startsWith("Roll back to " + target + " · ");
        assertThat(onFx(() -> lookup("#tideFloat").query().isVisible())).isFalse();
    }

    private void walkAbout() {
        open();
        assertThat(onFx(() -> lookup("#tidePill").tryQuery().isPresent())).as("the tide mark is in sight at once, above 400 pending layers").isTrue();
        onFx(() -> {
            list().requestFocus();
            return null;
        });
        type(KeyCode.END);
        assertThat(text("#name")).isEqualTo("Base");
        type(KeyCode.PAGE_UP, KeyCode.PAGE_UP, KeyCode.UP, KeyCode.UP);
        type(KeyCode.HOME);
        assertThat(text("#name")).startsWith("V1001 ");
        type(KeyCode.PAGE_DOWN, KeyCode.DOWN, KeyCode.PAGE_DOWN);
        type(KeyCode.DIGIT4, KeyCode.DIGIT1, KeyCode.DIGIT2);
        assertThat(text("#name")).startsWith("V0412 ");
        assertThat(text("#found")).isEqualTo("1 found");
        assertThat(onFx(() -> list().lookupAll(".layer-version").stream().anyMatch(node -> node.toString().contains("V0412")))).isTrue();
        type(KeyCode.ENTER);
        for (int i = 0; i < 40; i++) {
            onFx(() -> {
                new TimelineView(list()).scroll(170);
                return null;
            });
        }
    }

    private void open() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
    }

    private ListView<TimelineItem> list() {
        return lookup("#timeline").queryListView();
    }

    private int cells() {
        return onFx(() -> list().lookupAll(".timeline-cell").size());
    }

    private int firstSeen() {
        return list().lookupAll(".list-cell").stream().map(cell -> (ListCell<?>) cell).filter(Node::isVisible).mapToInt(cell -> cell.getIndex()).filter(index -> index >= 0).min().orElse(-1);
    }

    private double top(String query) {
        Node node = lookup(query).query();
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    /** To the pill while it is there, and to the list when the pill has been scrolled away, as the scene sends them. */
    private void mouse(EventType<MouseEvent> type, double y) {
        onFx(() -> {
            Node at = type == MouseEvent.MOUSE_PRESSED ? lookup("#tidePill").query() : list();
            Bounds bounds = list().localToScene(list().getLayoutBounds());
            PickResult pick = new PickResult(at, bounds.getCenterX(), y);
            Event.fireEvent(at, new MouseEvent(type, bounds.getCenterX(), y, bounds.getCenterX(), y, MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, false, pick));
            return null;
        });
    }
}
