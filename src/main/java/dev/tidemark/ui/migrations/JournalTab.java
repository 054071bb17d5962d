package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.journal.VersionJournal;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was done to a version, when and by whom, how long it took, and the way to its backup. */
final class JournalTab implements LayerTab {
    private final Session session;
    private final Jobs jobs;
    private final Navigator navigator;
    private final TextPane pane = new TextPane(Messages.text("migrations.journal"));

    JournalTab(Session session, Jobs jobs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.navigator = navigator;
    }

    @Override public String title() {
        return Messages.text("migrations.journal");
    }

    @Override public boolean fits(Layer layer) {
        return layer.version() != null;
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer layer) {
        pane.tell(Messages.text("migrations.journal.reading"));
        Services services = session.services();
        jobs.<List<VersionJournal.Line>>read("migrations.journal", (progress, cancellation) -> VersionJournal.of(layer.version(), services.journal().entries()),
            lines -> show(lines, layer), problem -> pane.tell(problem.what()));
    }

    private void show(List<VersionJournal.Line> lines, Layer layer) {
        if (lines.isEmpty()) {
            pane.tell(Messages.text(layer.applied().isPresent() ? "migrations.journal.others" : "migrations.journal.none", layer.versionLabel()));
            return;
        }
        VBox rows = new VBox();
        rows.getStyleClass().add("layer-journal");
        lines.forEach(line -> rows.getChildren().add(row(line)));
        pane.show(rows);
    }

    private Node row(VersionJournal.Line line) {
        Label what = Cells.wrapped(line.what() + line.took().map(took -> " · " + took).orElse(""));
        what.getStyleClass().add("medium");
        String by = line.entry().by().isEmpty() ? "" : " · " + Messages.text("migrations.journal.by", line.entry().by());
        Label when = Cells.wrapped(Dates.relative(line.entry().at()) + by + " · " + Messages.text("migrations.journal.number", line.entry().number()));
        when.getStyleClass().addAll("muted", "secondary");
        Tips.on(when, Dates.utc(line.entry().at()) + "\n" + line.entry().sentence());
        VBox words = new VBox(2, what, when);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words);
        row.getStyleClass().add("journal-line");
        String backup = line.entry().backup();
        if (backup != null) {
            Button show = new Button(Messages.text("migrations.journal.backup"));
            show.getStyleClass().add("link");
            show.setMinWidth(Region.USE_PREF_SIZE);
            show.setAccessibleText(Messages.text("migrations.journal.backupOf", line.what()));
            Tips.on(show, backup);
            show.setOnAction(event -> navigator.open(new Request.OpenBackup(backup)));
            row.getChildren().add(show);
        }
        return row;
    }
}
