package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Request;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

class ShellNavigatorTest {
    private final List<String> events = new ArrayList<>();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final ShellNavigator navigator = new ShellNavigator(List.of(
        feature("overview"), feature("data").answering(Request.OpenTable.class), feature("migrations").answering(Request.PlanMigrate.class)), dialogs, self -> null);

    @Test
    void aRequestGoesToTheFeatureThatAnswersItAndShowsIt() {
        navigator.open(new Request.OpenTable("chats"));
        assertThat(events).containsExactly("data handles OpenTable[name=chats]");
        assertThat(navigator.shownProperty().get().id()).isEqualTo("data");
    }

    @Test
    void aPlanOpensOverThePresentScreen() {
        navigator.open(new Request.PlanMigrate("latest"));
        assertThat(events).containsExactly("migrations handles PlanMigrate[target=latest]");
        assertThat(navigator.shownProperty().get().id()).isEqualTo("overview");
    }

    @Test
    void whatNobodyAnswersIsSaid() {
        navigator.open(new Request.BackUpNow());
        navigator.open(new Request.OpenFeature("nowhere"));
        assertThat(dialogs.notifications()).hasSize(2);
        assertThat(navigator.shownProperty().get().id()).isEqualTo("overview");
    }

    @Test
    void aChangeIsReadAtOnceByTheShownScreenAndLaterByTheOthers() {
        Feature data = navigator.features().get(1);
        navigator.view(navigator.shownProperty().get());
        navigator.view(data);
        navigator.refresh();
        assertThat(events).containsExactly("overview refreshes");
        navigator.view(data);
        navigator.view(data);
        assertThat(events).containsExactly("overview refreshes", "data refreshes");
    }

    @Test
    void anotherWorkspaceGetsNewScreens() {
        FeatureView before = navigator.view(navigator.shownProperty().get());
        navigator.workspaceChanged();
        assertThat(events).containsExactly("overview closes");
        assertThat(navigator.view(navigator.shownProperty().get())).isNotSameAs(before);
    }

    private Feature feature(String id) {
        return Feature.onDatabase(id, id, "fth-home", context -> new Screen(id));
    }

    private final class Screen implements FeatureView {
        private final String id;

        Screen(String id) {
            this.id = id;
        }

        @Override
        public Parent root() {
            throw new IllegalStateException("nothing is shown here");
        }

        @Override
        public void refresh() {
            events.add(id + " refreshes");
        }

        @Override
        public boolean handle(Request request) {
            events.add(id + " handles " + request);
            return true;
        }

        @Override
        public void close() {
            events.add(id + " closes");
        }
    }
}
