package dev.tidemark.ui.migrations;

import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** What the list of the timeline shows at present, and how it is moved. On the window's thread only. */
final class TimelineView {
    /** A line this far out of sight is near. */
    private static final int NEAR = 4;
    /** How high a layer is with the gap to the next. */
    private static final double LINE = 54;

    private final ListView<TimelineItem> list;

    TimelineView(ListView<TimelineItem> list) {
        this.list = list;
    }

    /** Whether a line can be chosen: a layer, or the ground. */
    static boolean isStop(TimelineItem item) {
        return item instanceof LayerItem || item instanceof Ground;
    }

    /** Brings a line into view: by as little as can be when it is near, else with about as many lines above it as below. */
    void reveal(int index) {
        VirtualFlow<?> flow = flow().orElse(null);
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        if (first == null || last == null || index < first.getIndex() - NEAR || index > last.getIndex() + NEAR) {
            int seen = (int) (list.getHeight() / LINE);
            list.scrollTo(index < seen ? 0 : index - seen / 2);
        } else {
            flow.scrollTo(index);
        }
    }

    /** Scrolls by so many pixels. */
    void scroll(double pixels) {
        flow().ifPresent(flow -> flow.scrollPixels(pixels));
    }

    /** How many lines a page is. */
    int page() {
        return flow().filter(flow -> flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null)
            .map(flow -> Math.max(1, flow.getLastVisibleCell().getIndex() - flow.getFirstVisibleCell().getIndex() - 1)).orElse(1);
    }

    /** The cell of the layer or the ground at a height of the list; null where there is none. */
    ListCell<?> stopAt(double y) {
        ListCell<?>[] found = new ListCell<?>[1];
        eachVisible(cell -> {
            double top = list.sceneToLocal(cell.localToScene(0, 0)).getY();
            if (isStop((TimelineItem) cell.getItem()) && y >= top && y < top + cell.getHeight()) {
                found[0] = cell;
            }
        });
        return found[0];
    }

    private void eachVisible(Consumer<ListCell<?>> consumer) {
        flow().ifPresent(flow -> {
            if (flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null) {
                for (int i = flow.getFirstVisibleCell().getIndex(); i <= flow.getLastVisibleCell().getIndex(); i++) {
                    if (flow.getVisibleCell(i) instanceof ListCell<?> cell) {
                        consumer.accept(cell);
                    }
                }
            }
        });
    }

    private Optional<VirtualFlow<?>> flow() {
        return Optional.ofNullable((VirtualFlow<?>) list.lookup(".virtual-flow"));
    }
}
