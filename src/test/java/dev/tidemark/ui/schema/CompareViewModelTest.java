package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.compare.Other;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.SampleSession;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
    @TempDir Path folder;
    private SampleSession sample;
    private CompareViewModel model;

    @BeforeEach void start() {
        sample = new SampleSession(folder);
        model = new CompareViewModel(sample.session, sample.jobs);
    }

    @Test void theNewestBackupComesFirstThenVersionsDownToBase() {
        Path backup = sample.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).file();
        model.load(Optional.empty());
        assertThat(model.choices()).startsWith(new Other.OfFile(backup)).endsWith(new Other.OfVersion(Optional.of(Version.of("1"))), new Other.OfVersion(Optional.empty()));
        assertThat(model.file()).contains(backup);
        assertThat(model.schema().get().same()).isTrue();
        model.compareRows();
        assertThat(model.rowsProperty().get().same()).isTrue();
        assertThat(model.comparingProperty().get()).isFalse();
    }

    @Test void anotherChoiceForgetsTheRowsAndAnotherFileJoinsTheList() {
        Path backup = sample.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).file();
        model.load(Optional.of(sample.services.database().file()));
        assertThat(model.choices()).startsWith(new Other.OfFile(sample.services.database().file()), new Other.OfFile(backup));
        model.compareRows();
        model.choose(new Other.OfVersion(Optional.empty()));
        assertThat(model.rowsProperty().get()).isNull();
        assertThat(model.file()).isEmpty();
        assertThat(model.schema().get().alike()).isZero();
    }

    @Test void whatCannotBeReadIsTold() {
        model.load(Optional.of(folder.resolve("missing.db")));
        assertThat(model.schema().problemProperty().get().code()).isEqualTo(ProblemCode.FILE_MISSING);
        model.compareRows();
        assertThat(model.rowsProblemProperty().get().code()).isEqualTo(ProblemCode.FILE_MISSING);
        assertThat(model.comparingProperty().get()).isFalse();
    }

    @Test void aStoppedComparisonLeavesNothingBehind() {
        model.load(Optional.of(sample.services.database().file()));
        sample.jobs.holdReads();
        model.compareRows();
        assertThat(model.comparingProperty().get()).isTrue();
        model.stop();
        sample.jobs.finishLastRead();
        assertThat(model.comparingProperty().get()).isFalse();
        assertThat(model.rowsProperty().get()).isNull();
        assertThat(model.rowsProblemProperty().get()).isNull();
    }
}
