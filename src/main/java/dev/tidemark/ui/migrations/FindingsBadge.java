package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.lint.FindingCount;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** On a layer of the timeline: how many findings, and by its sign how bad the worst of them is. Not there while there are none. */
final class FindingsBadge extends Label {
    private final FindingsModel model;
    /** The map of findings knows its listeners weakly, so somebody has to hold this one. */
    private ObservableValue<List<LintFinding>> findings;
    private Subscription subscription = Subscription.EMPTY;

    FindingsBadge(FindingsModel model) {
        this.model = model;
        getStyleClass().addAll("chip", "findings-badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(Layer layer) {
        subscription.unsubscribe();
        findings = model.of(layer);
        subscription = findings.subscribe(this::show);
    }

    /** "lint: 1 error, 2 warnings"; empty when there is nothing to say. */
    static String words(List<LintFinding> findings) {
        return findings == null || findings.isEmpty() ? "" : Messages.text("findings.badge", FindingCount.of(findings));
    }

    private void show(List<LintFinding> found) {
        boolean some = found != null && !found.isEmpty();
        setVisible(some);
        setManaged(some);
        getStyleClass().removeAll("danger", "warning", "neutral");
        if (some) {
            Severity worst = found.stream().map(LintFinding::severity).max(Comparator.naturalOrder()).orElseThrow();
            getStyleClass().add(FindingRow.tone(worst));
            setGraphic(Icons.of(FindingRow.icon(worst)));
            setText(String.valueOf(found.size()));
            Tips.on(this, words(found) + "\n" + found.stream().filter(finding -> finding.severity() == worst).findFirst().orElseThrow().sentence());
            setAccessibleText(words(found));
        }
    }
}
