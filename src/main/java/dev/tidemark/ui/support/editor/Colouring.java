package dev.tidemark.ui.support.editor;

import dev.tidemark.ui.support.SqlColours;
import dev.tidemark.ui.support.SqlColours.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Colours the lines that can be seen, and no others: a script of a megabyte costs as much as a short one. Long texts are cut into
 * tokens in the background, a moment after the last key.
 */
final class Colouring {
    private static final int AT_ONCE = 20_000;
    /** A line of data longer than this stays in one colour: each piece is a node of its own. */
    private static final int LONGEST_LINE = 5_000;

    private final CodeArea area;
    private final PauseTransition pause = new PauseTransition(Duration.millis(80));
    private final Map<Object, Boolean> painted = new IdentityHashMap<>();
    private List<Span> spans = List.of();
    private int edition;
    private boolean waiting;

    Colouring(CodeArea area) {
        this.area = area;
        pause.setOnFinished(event -> cutInBackground());
        area.plainTextChanges().subscribe(change -> changed());
        area.getVisibleParagraphs().observeChanges(change -> paintSoon());
        area.viewportDirtyEvents().subscribe(event -> paintSoon());
    }

    private void changed() {
        edition++;
        if (area.getLength() <= AT_ONCE) {
            pause.stop();
            show(edition, SqlColours.spans(area.getText()));
        } else {
            pause.playFromStart();
        }
    }

    private void cutInBackground() {
        int mine = edition;
        String text = area.getText();
        CompletableFuture.supplyAsync(() -> SqlColours.spans(text)).thenAccept(found -> Platform.runLater(() -> show(mine, found)));
    }

    private void show(int ofEdition, List<Span> found) {
        if (ofEdition == edition) {
            spans = found;
            painted.clear();
            paintSoon();
        }
    }

    /** Both kinds of event can come amid a layout, which must not be given another text. */
    private void paintSoon() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(() -> {
                waiting = false;
                paint();
            });
        }
    }

    private void paint() {
        if (area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        int last = Math.min(area.lastVisibleParToAllParIndex(), area.getParagraphs().size() - 1);
        for (int line = Math.max(0, area.firstVisibleParToAllParIndex()); line <= last; line++) {
            paint(line);
        }
    }

    private void paint(int line) {
        int length = area.getParagraphLength(line);
        if (length == 0 || painted.containsKey(area.getParagraph(line))) {
            return;
        }
        int from = area.getAbsolutePosition(line, 0);
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        int at = 0;
        for (int i = firstReaching(from); i < spans.size() && spans.get(i).start() < from + length && length <= LONGEST_LINE; i++) {
            Span span = spans.get(i);
            int start = Math.max(at, span.start() - from);
            int end = Math.min(length, span.end() - from);
            if (start > at) {
                styles.add(Collections.emptyList(), start - at);
            }
            if (end > start) {
                styles.add(List.of("sql-" + span.kind().name().toLowerCase(Locale.ROOT)), end - start);
                at = end;
            }
        }
        if (at < length) {
            styles.add(Collections.emptyList(), length - at);
        }
        area.setStyleSpans(line, 0, styles.create());
        painted.put(area.getParagraph(line), true);
    }

    /** The first span that ends behind a position. */
    private int firstReaching(int position) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
