package dev.tidemark.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Integrity.Depth;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.support.SpoiltIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
    @TempDir Path folder;
    private Services services;

    @BeforeEach void open() {
        services = new SampleWorkspace(folder).services();
    }

    private Optional<Finding> look(Depth depth) {
        return services.integrity().look(depth, Progress.NONE, Cancellation.never());
    }

    private void spoilAnIndex() throws Exception {
        SpoiltIndex.in(services.database(), "ix_documents_status", "CREATE INDEX ix_documents_status ON documents (filename)");
    }

    @Test void aSoundFileHasNoFindingAtEitherDepth() {
        assertThat(look(Depth.QUICK)).isEmpty();
        assertThat(look(Depth.FULL)).isEmpty();
    }

    @Test void anIndexThatDoesNotFitItsRowsIsFoundByTheFullCheckAndTheBackupCuresIt() throws Exception {
        assertThat(services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).verified()).isTrue();
        spoilAnIndex();
        assertThat(look(Depth.QUICK)).as("the pages themselves are sound").isEmpty();
        Finding finding = look(Depth.FULL).orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.sentence()).startsWith("app.db is damaged: ").contains("ix_documents_status").endsWith("Keep a copy of the file as it is before you restore.");
        assertThat(finding.cure("restore").orElseThrow().run(Progress.NONE, Cancellation.never())).startsWith("Restored ");
        assertThat(look(Depth.FULL)).isEmpty();
    }

    @Test void theNewestBackupCuresItAlsoWhenItIsAnArchiveAndStoredFilesStay() throws Exception {
        services.backups().createWithFiles(null, Progress.NONE, Cancellation.never());
        Path later = Files.createDirectories(services.workspace().documents()).resolve("later.txt");
        Files.writeString(later, "stored after the backup");
        spoilAnIndex();
        Cure cure = look(Depth.FULL).orElseThrow().cure("restore").orElseThrow();
        assertThat(cure.verb()).endsWith(".backup.zip");
        assertThat(cure.sentence()).contains("stored files stay as they are");
        assertThat(cure.run(Progress.NONE, Cancellation.never())).startsWith("Restored ").doesNotContain("with it");
        assertThat(look(Depth.FULL)).isEmpty();
        assertThat(later).hasContent("stored after the backup");
    }

    @Test void withoutABackupTheRescueIsNamed() throws Exception {
        for (var backup : services.backups().list()) {
            services.backups().remove(backup);
        }
        spoilAnIndex();
        assertThat(look(Depth.FULL).orElseThrow().cures()).isEmpty();
        assertThat(look(Depth.FULL).orElseThrow().sentence()).contains("tidemark rescue --output rescued.db");
    }

    @Test void itCanBeCancelled() {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> services.integrity().look(Depth.FULL, (doing, fraction) -> cancellation.cancel(), cancellation))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }
}
