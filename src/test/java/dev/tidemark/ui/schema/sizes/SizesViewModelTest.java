package dev.tidemark.ui.schema.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesViewModelTest {
    private static final String MORE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO messages (chat_id, role, content) SELECT 1, 'user', hex(randomblob(500)) FROM n";

    @TempDir Path folder;
    private SampleSession sample;
    private SizesViewModel model;

    @BeforeEach
    void start() {
        sample = new SampleSession(folder);
        model = new SizesViewModel(sample.session, sample.jobs);
    }

    @Test
    void aSmallFileIsMeasuredUnaskedAndAnewAfterAChange() {
        model.measureIfSmall();
        TableSizes first = model.sizesProperty().get();
        assertThat(first.fileBytes()).isEqualTo(model.fileBytes());
        assertThat(model.doingProperty().get()).startsWith("Measuring ");
        assertThat(model.fractionProperty().get()).isBetween(0.0, 1.0);
        sample.services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, MORE));
        model.measureIfSmall();
        assertThat(model.sizesProperty().get().fileBytes()).isGreaterThan(first.fileBytes());
    }

    @Test
    void aLargeFileIsMeasuredOnlyWhenItIsAskedFor() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(sample.services.database().file().toFile(), "rw")) {
            file.setLength(201_000_000);
        }
        assertThat(model.quick()).isFalse();
        model.measureIfSmall();
        assertThat(model.sizesProperty().get()).isNull();
        model.measure();
        assertThat(model.sizesProperty().get()).isNotNull();
    }

    @Test
    void whatIsKnownStaysWhileItIsMeasuredAnewAndAChangeMeanwhileIsMeasuredToo() {
        model.measure();
        TableSizes known = model.sizesProperty().get();
        sample.jobs.holdReads();
        model.measureIfSmall();
        assertThat(model.measuringProperty().get()).isTrue();
        assertThat(model.sizesProperty().get()).isSameAs(known);
        int before = sample.jobs.reads().size();
        model.measureIfSmall();
        assertThat(sample.jobs.reads()).hasSize(before + 1);
        sample.jobs.finishLastRead();
        assertThat(model.measuringProperty().get()).isFalse();
        assertThat(model.sizesProperty().get()).isNotSameAs(known);
    }

    @Test
    void theMomentIsToldAndNoOldSizesAreShownAsTheNewOnes() {
        Instant before = Instant.now();
        List<TableSizes> shown = new ArrayList<>();
        model.measuringProperty().subscribe(measuring -> {
            if (!measuring) {
                shown.add(model.sizesProperty().get());
            }
        });
        model.measure();
        Instant first = model.measuredAtProperty().get();
        assertThat(first).isBetween(before, Instant.now());
        assertThat(shown).containsExactly(null, model.sizesProperty().get());
        sample.jobs.holdReads();
        model.measure();
        model.cancel();
        sample.jobs.finishLastRead();
        assertThat(model.measuredAtProperty().get()).as("the moment stays with the sizes").isEqualTo(first);
    }

    @Test
    void aCancelledMeasuringLeavesWhatIsKnownAndIsNoProblem() {
        model.measure();
        TableSizes known = model.sizesProperty().get();
        sample.jobs.holdReads();
        model.measure();
        model.cancel();
        sample.jobs.finishLastRead();
        assertThat(model.measuringProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.sizesProperty().get()).isSameAs(known);
    }

    @Test
    void aFileThatCannotBeReadIsToldUntilItCanBe() throws IOException {
        Path file = sample.services.database().file();
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, "no database, and never was one".repeat(400).getBytes());
        model.measure();
        assertThat(model.problemProperty().get().code()).isEqualTo(ProblemCode.NOT_A_DATABASE);
        Files.write(file, sound);
        model.measure();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.sizesProperty().get()).isNotNull();
    }
}
