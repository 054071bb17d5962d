package dev.tidemark.ui.support.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.ui.support.SampleSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftModelTest {
    @TempDir private Path folder;

    @Test void whatWasNotYetDraftedIsNeverCreated() {
        SampleSession sample = new SampleSession(folder);
        DraftModel model = new DraftModel(sample.session, sample.jobs);
        sample.jobs.holdReads();
        model.say("Add a colour to projects");
        model.from(new Source.Template(), Renames.none());
        sample.jobs.finishLastRead();
        assertThat(model.hindranceProperty().get()).isEmpty();
        model.say("Add a colour to chats");
        assertThat(model.hindranceProperty().get()).as("the draft is that of the name before").isNotEmpty();
        List<String> made = new ArrayList<>();
        model.create(draft -> made.add(draft.name().message()));
        assertThat(made).isEmpty();
        sample.jobs.finishLastRead();
        model.create(draft -> made.add(draft.name().message()));
        assertThat(made).containsExactly("Add a colour to chats");
        assertThat(folder.resolve("storage/migrations/V10__add_a_colour_to_chats.sql")).isRegularFile();
        assertThat(folder.resolve("storage/migrations/V10__add_a_colour_to_projects.sql")).doesNotExist();
    }
}
