package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactServiceTest {
    @TempDir Path folder;
    private Services services;

    @BeforeEach void open() {
        services = new SampleWorkspace(folder).services();
    }

    private CompactService withFree(long bytes) {
        return new CompactService(services.workspace(), services.database(), services.backups(), new Replacement(services.workspace(), services.database(), Clock.systemUTC()), services.journal(), store -> bytes);
    }

    @Test void withoutRoomItIsRefusedBeforeItBegins() throws Exception {
        long size = Files.size(services.workspace().databaseFile());
        int backups = services.backups().list().size();
        assertThat(services.compacts().needs()).isEqualTo(size + size + size + size / 10);
        assertRefused(ProblemCode.NO_SPACE_TO_COMPACT, () -> withFree(services.compacts().needs() - 1).compact(0, Progress.NONE, Cancellation.never()));
        assertThat(services.backups().list()).hasSize(backups);
        withFree(services.compacts().needs()).compact(0, Progress.NONE, Cancellation.never());
    }

    @Test void thePageSizeUnderAWriteAheadLogIsRefusedBeforeItBegins() throws Exception {
        try (Connection connection = services.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        }
        int backups = services.backups().list().size();
        assertRefused(ProblemCode.COMPACT_REFUSED, () -> services.compacts().compact(8192, Progress.NONE, Cancellation.never()));
        assertThat(services.backups().list()).hasSize(backups);
    }

    private static void assertRefused(ProblemCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
