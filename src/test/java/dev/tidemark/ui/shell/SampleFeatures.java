package dev.tidemark.ui.shell;

import dev.tidemark.ui.settings.SettingsController;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Request;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** Screens that only remember what happened to them, under the names of the real ones. */
final class SampleFeatures {
    final List<String> events = new ArrayList<>();

    List<Feature> all(ObservableValue<String> badge) {
        return List.of(
            feature("overview", "Overview", "fth-home"),
            feature("chats", "Chats", "fth-message-square"),
            feature("data", "Data", "td-table").answering(Request.OpenTable.class),
            feature("schema", "Schema", "td-tree"),
            feature("migrations", "Migrations", "td-waves").withBadge(badge).answering(Request.PlanMigrate.class, Request.OpenVersion.class),
            feature("backups", "Backups", "fth-archive").answering(Request.BackUpNow.class),
            feature("query", "Query", "fth-terminal"),
            feature("health", "Health", "fth-activity"),
            SettingsController.FEATURE);
    }

    private Feature feature(String id, String title, String icon) {
        return Feature.onDatabase(id, title, icon, context -> new SampleView(id, title, icon, context));
    }

    private final class SampleView implements FeatureView {
        private final String id;
        private final VBox root;

        SampleView(String id, String title, String icon, FeatureContext context) {
            this.id = id;
            root = new VBox(Cells.emptyState(icon, title + " has nothing to show yet.", "Open settings",
                () -> context.navigator().open(new Request.OpenFeature("settings"))));
            root.getStyleClass().add("page");
            root.setId("page-" + id);
            events.add("made " + id);
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void onShown() {
            events.add("shown " + id);
        }

        @Override
        public void refresh() {
            events.add("refreshed " + id);
        }

        @Override
        public void execute() {
            events.add("executed " + id);
        }

        @Override
        public void commit() {
            events.add("committed " + id);
        }

        @Override
        public boolean handle(Request request) {
            events.add(id + " handled " + request);
            return true;
        }

        @Override
        public void close() {
            events.add("closed " + id);
        }
    }
}
