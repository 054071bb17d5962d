package dev.tidemark.ui.support.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.RowObstacle;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    @Test void anotherNameDerivesNothingAnewAndOtherRowsAreAskedOnlyByWhoReadsAgain() throws IOException {
        SampleSession sample = new SampleSession(folder);
        DraftModel model = new DraftModel(sample.session, sample.jobs);
        Path wanted = folder.resolve("wanted.sql");
        Files.writeString(wanted, sample.services.schema().inOrder().stream().map(o -> o.sql() + ";\n").collect(Collectors.joining()).replaceFirst("(?i)CREATE TABLE \"?projects\"?\\s*\\(", "$0 must TEXT DEFAULT 'x' UNIQUE, "));
        model.from(new Source.SchemaFile(wanted), Renames.none());
        assertThat(model.rows().answerProperty().get().obstacles()).extracting(RowObstacle::kind).containsExactly("duplicate");
        Files.delete(wanted);
        model.say("Add a mark to projects");
        assertThat(model.faultProperty().get()).isEmpty();
        assertThat(model.draftProperty().get().name().file('V')).endsWith("__add_a_mark_to_projects.sql");
        assertThat(model.draftProperty().get().text()).startsWith("-- Add a mark to projects.");
        assertThat(model.hindranceProperty().get()).isEmpty();
        model.say("update");
        assertThat(model.hindranceProperty().get()).contains("will not do");
        assertThat(model.rows().answerProperty().get().obstacles()).hasSize(1);
        model.draftAgain();
        assertThat(model.faultProperty().get()).contains("wanted.sql");
        assertThat(model.rows().answerProperty().get().obstacles()).isEmpty();
    }

    @Test void whatIsTypedWhileTheSourceIsReadAgainIsDraftedFromWhatItIsNow() throws IOException {
        SampleSession sample = new SampleSession(folder);
        DraftModel model = new DraftModel(sample.session, sample.jobs);
        Path wanted = folder.resolve("wanted.sql");
        String schema = sample.services.schema().inOrder().stream().map(o -> o.sql() + ";\n").collect(Collectors.joining());
        Files.writeString(wanted, schema.replaceFirst("(?i)CREATE TABLE \"?projects\"?\\s*\\(", "$0 early TEXT, "));
        model.from(new Source.SchemaFile(wanted), Renames.none());
        assertThat(model.draftProperty().get().text()).contains("early");
        Files.writeString(wanted, schema.replaceFirst("(?i)CREATE TABLE \"?projects\"?\\s*\\(", "$0 later TEXT, "));
        sample.jobs.holdReads();
        model.draftAgain();
        model.say("Add a column to projects");
        sample.jobs.finishLastRead();
        assertThat(model.draftProperty().get().text()).contains("later").doesNotContain("early");
        Files.writeString(wanted, schema.replaceFirst("(?i)CREATE TABLE \"?projects\"?\\s*\\(", "$0 last TEXT, "));
        model.from(new Source.SchemaFile(wanted), Renames.none());
        model.say("Add another column to projects");
        sample.jobs.finishLastRead();
        assertThat(model.draftProperty().get().text()).contains("last").doesNotContain("later");
    }
}
