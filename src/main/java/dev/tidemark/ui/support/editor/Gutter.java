package dev.tidemark.ui.support.editor;

import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.javafx.FontIcon;

/** The margin: line numbers, and a sign beside each line with findings. */
final class Gutter implements IntFunction<Node> {
    private static final double DIGIT = 7.3;
    private static final double MARGIN = 8;
    private static final double SIGN = 18;

    private final CodeArea area;
    private final IntConsumer onSign;
    private final Map<Integer, List<Marker>> markers = new TreeMap<>();
    private int digits = 2;

    /** @param onSign gets the line, from 1, whose sign was clicked */
    Gutter(CodeArea area, IntConsumer onSign) {
        this.area = area;
        this.onSign = onSign;
        area.getParagraphs().sizeProperty().observeChanges((source, before, now) -> {
            int wanted = Math.max(2, String.valueOf(now).length());
            if (wanted != digits) {
                digits = wanted;
                redraw();
            }
        });
        area.setParagraphGraphicFactory(this);
    }

    /** Shows these and no others. */
    void show(List<Marker> shown) {
        markers.clear();
        int lines = area.getParagraphs().size();
        shown.forEach(marker -> markers.computeIfAbsent(Math.clamp(marker.line(), 1, lines), line -> new ArrayList<>()).add(marker));
        markers.values().forEach(list -> list.sort((a, b) -> b.severity().compareTo(a.severity())));
        redraw();
    }

    /** What is the matter with a line, worst first. */
    List<Marker> of(int line) {
        return markers.getOrDefault(line, List.of());
    }

    /** How many findings there are of each severity that has some, worst first. */
    String summary() {
        Map<Severity, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        markers.values().forEach(list -> list.forEach(marker -> counts.merge(marker.severity(), 1L, Long::sum)));
        return counts.entrySet().stream().map(entry -> Texts.count(entry.getValue(), entry.getKey().word(), entry.getKey().word() + "s")).collect(Collectors.joining(", "));
    }

    /** The lines with findings, in order. */
    List<Integer> lines() {
        return List.copyOf(markers.keySet());
    }

    @Override
    public Node apply(int index) {
        List<Marker> here = of(index + 1);
        HBox sign = new HBox();
        sign.setAlignment(Pos.CENTER);
        sign.setMinWidth(SIGN);
        if (!here.isEmpty()) {
            FontIcon icon = Icons.of(here.getFirst().icon(), here.getFirst().styleClass());
            sign.getChildren().add(icon);
            sign.getStyleClass().add("finding-sign");
            sign.setCursor(Cursor.HAND);
            sign.setOnMouseClicked(click -> onSign.accept(index + 1));
            sign.setAccessibleText(sentences(here));
            Tips.on(sign, sentences(here));
        }
        Label number = new Label(String.valueOf(index + 1));
        number.getStyleClass().add("line-number");
        number.setMinWidth(digits * DIGIT);
        number.setAlignment(Pos.CENTER_RIGHT);
        HBox box = new HBox(sign, number);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("gutter");
        box.setMinWidth(SIGN + digits * DIGIT + 2 * MARGIN + 3);
        return box;
    }

    static String sentences(List<Marker> markers) {
        return markers.stream().map(Marker::sentence).collect(Collectors.joining("\n"));
    }

    private void redraw() {
        // The same factory again is no change to the property.
        area.setParagraphGraphicFactory(null);
        area.setParagraphGraphicFactory(this);
    }
}
