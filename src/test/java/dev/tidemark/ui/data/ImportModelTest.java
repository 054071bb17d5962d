package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {
    @TempDir Path folder;
    private SampleSession sample;
    private final List<String> done = new ArrayList<>();

    @BeforeEach void session() {
        sample = new SampleSession(folder);
    }

    @Test void nothingComesInBeforeItWasTriedAndAgreedTo() throws IOException {
        long before = projects();
        ImportModel model = model("name,colour\r\nHarbour,blue\r\n,red\r\n");
        assertThat(model.look().get().reading()).isEqualTo("CSV with “,” in UTF-8");
        assertThat(model.whyNotImport().getValue()).startsWith("Try all rows first");
        assertThat(model.plan().get().notes()).anySatisfy(note -> assertThat(note).contains("colour"));
        model.tryOut();
        assertThat(model.verb().getValue()).isEqualTo("Import 1 row");
        assertThat(model.trialProperty().get().refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason()).startsWith("“name” is NULL"));
        assertThat(model.whyNotImport().getValue()).startsWith("Agree first");
        model.skipRefusedProperty().set(true);
        assertThat(model.whyNotImport().getValue()).isEmpty();
        assertThat(projects()).isEqualTo(before);
        model.run(report -> done.add(report.done().sentence()));
        assertThat(projects()).isEqualTo(before + 1);
        assertThat(done).containsExactly("Imported 1 row into projects from in.csv; 1 row left out.");
    }

    @Test void whateverIsChangedHasToBeTriedAgain() throws IOException {
        ImportModel model = model("full name;about\nHarbour;blue\n");
        assertThat(model.plan().problemProperty().get().code()).isEqualTo(ProblemCode.IMPORT_UNFIT);
        assertThat(model.whyNotTry().getValue()).contains("none of its names is a column");
        assertThat(model.names()).containsExactly("full name", "about");
        model.map(column("name"), "full name");
        assertThat(model.whyNotTry().getValue()).isEmpty();
        assertThat(line(model, "name").takes()).isEqualTo("full name");
        assertThat(line(model, "name").first()).containsExactly("Harbour");
        model.tryOut();
        assertThat(model.whyNotImport().getValue()).isEmpty();
        model.map(column("description"), "about");
        assertThat(model.trialProperty().get()).isNull();
        assertThat(model.plan().get().targets()).extracting(ImportPlan.Target::name).containsExactly("full name", "about");
        model.map(column("description"), "");
        assertThat(model.plan().get().targets()).extracting(ImportPlan.Target::name).containsExactly("full name");
        model.read(',', null, true);
        assertThat(model.names()).containsExactly("full name;about");
    }

    @Test void anotherEncodingAndAFileWithoutNamesAreRead() throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), "77;J\u0081rgen\n".replace("\u0081", "ü").getBytes(Charset.forName("IBM850")));
        ImportModel model = new ImportModel(sample.services.importer(), sample.jobs, sample.services.data().relation("projects"), file);
        assertThat(model.look().problemProperty().get().code()).isEqualTo(ProblemCode.IMPORT_UNREADABLE);
        model.read(null, Charset.forName("IBM850"), false);
        assertThat(line(model, "id").first()).containsExactly("77");
        assertThat(line(model, "name").first()).containsExactly("Jürgen");
        assertThat(line(model, "description").takes()).isEmpty();
    }

    @Test void aFileWithoutRowsSaysSo() throws IOException {
        ImportModel model = model("name\n");
        model.tryOut();
        assertThat(model.whyNotImport().getValue()).isEqualTo("The file has no rows.");
        ImportModel refused = model("id,name\nseven,a\n");
        refused.tryOut();
        assertThat(refused.whyNotImport().getValue()).isEqualTo("No row of the file can come in.");
    }

    private ImportModel model(String text) throws IOException {
        return new ImportModel(sample.services.importer(), sample.jobs, sample.services.data().relation("projects"), Files.writeString(folder.resolve("in.csv"), text));
    }

    private static ImportModel.Line line(ImportModel model, String column) {
        return model.lines().stream().filter(line -> line.column().name().equals(column)).findFirst().orElseThrow();
    }

    private Column column(String name) {
        return sample.services.data().relation("projects").columns().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    private long projects() {
        return sample.services.data().rows(Selection.all(sample.services.data().relation("projects"))).count(Cancellation.never());
    }
}
