package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.data.Selection;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringingTest {
    @TempDir Path folder;
    private SampleSession sample;
    private final List<String> changed = new ArrayList<>();

    @BeforeEach void session() {
        sample = new SampleSession(folder);
    }

    @Test void whatWouldComeIsShownBeforeItComes() throws IOException {
        long before = projects();
        bring("name,colour\r\nHarbour,blue\r\n,red\r\n");
        Confirmation question = sample.dialogs.confirmations().getFirst();
        assertThat(question.title()).isEqualTo("Import into projects");
        assertThat(question.sentence()).startsWith("Read as CSV with “,” in UTF-8.").endsWith("1 row cannot come in and would be left out.");
        assertThat(question.verb()).isEqualTo("Import 1 row");
        assertThat(question.details()).anySatisfy(line -> assertThat(line).startsWith("Line 3 is left out: “name” is NULL")).contains("name: text, digits too; first “Harbour”")
            .anySatisfy(line -> assertThat(line).contains("colour"));
        assertThat(projects()).isEqualTo(before + 1);
        assertThat(changed).hasSize(1);
        assertThat(sample.dialogs.notifications()).contains("Imported 1 row into projects from in.csv; 1 row left out.");
    }

    @Test void aNoChangesNothingAndWhatCannotComeIsSaid() throws IOException {
        long before = projects();
        sample.dialogs.cancelling();
        bring("name\nHarbour\n");
        assertThat(projects()).isEqualTo(before);
        bring("name\n\"\"x\n");
        assertThat(sample.dialogs.problems()).singleElement().matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE);
        bring("id,name\nseven,a\n");
        assertThat(sample.dialogs.notifications()).last().asString().startsWith("No row of in.csv can come in. Line 2:");
        bring("name\n");
        assertThat(sample.dialogs.notifications()).last().isEqualTo("in.csv has no rows.");
    }

    private void bring(String text) throws IOException {
        sample.dialogs.choosing(Files.writeString(folder.resolve("in.csv"), text));
        new Bringing(() -> sample.services, sample.jobs, sample.dialogs, () -> changed.add("changed")).into(sample.services.data().relation("projects"));
    }

    private long projects() {
        return sample.services.data().rows(Selection.all(sample.services.data().relation("projects"))).count(Cancellation.never());
    }
}
