package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.FeatureContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.util.Duration;

/** The tabs of the card: those that fit the chosen layer, the one that is looked at filled in. On the window's thread only. */
final class LayerTabs {
    /** Whoever runs through the timeline with a key held down does not read; so nothing is read for it either. */
    private static final Duration PAUSE = Duration.millis(90);

    private final Map<Tab, LayerTab> tabs = new LinkedHashMap<>();
    private final TabPane pane;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Layer layer;
    private LayerTab filled;

    LayerTabs(TabPane pane, FeatureContext context, FindingsModel findings) {
        this.pane = pane;
        all(context, findings).forEach(tab -> tabs.put(new Tab(tab.title(), tab.node()), tab));
        pause.setOnFinished(event -> fill());
        pane.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (filled != tabs.get(now)) {
                fill();
            }
        });
    }

    /** The one list of tabs, in their order. */
    private List<LayerTab> all(FeatureContext context, FindingsModel findings) {
        return List.of(new ScriptTab(context.session(), context.jobs()), new ChangeTab(context.session(), context.jobs()), new UndoTab(context.jobs()), new FindingsTab(context, findings, this::goTo),
            new SchemaTab(context.session(), context.jobs()), new JournalTab(context.session(), context.jobs(), context.navigator()));
    }

    void show(Layer chosen) {
        layer = null;
        filled = null;
        Tab before = pane.getSelectionModel().getSelectedItem();
        List<Tab> fitting = tabs.entrySet().stream().filter(tab -> tab.getValue().fits(chosen)).map(Map.Entry::getKey).toList();
        if (!pane.getTabs().equals(fitting)) {
            pane.getTabs().setAll(fitting);
            pane.getSelectionModel().select(before != null && fitting.contains(before) ? before : fitting.getFirst());
        }
        layer = chosen;
        pause.playFromStart();
    }

    /** Shows the place of a finding in its script. */
    private void goTo(LintFinding finding) {
        Class<?> wanted = FindingRow.isUndo(finding) ? UndoTab.class : ScriptTab.class;
        tabs.forEach((tab, content) -> {
            if (wanted.isInstance(content) && pane.getTabs().contains(tab)) {
                pane.getSelectionModel().select(tab);
                if (!FindingRow.isWhole(finding) && content.node() instanceof TextPane script) {
                    script.mark(finding.place().line());
                }
            }
        });
    }

    /** What the copy button takes: the text of the tab that is looked at. */
    String text() {
        return filled == null ? "" : filled.text();
    }

    private void fill() {
        LayerTab tab = tabs.get(pane.getSelectionModel().getSelectedItem());
        if (tab != null && layer != null) {
            pause.stop();
            filled = tab;
            tab.show(layer);
        }
    }
}
