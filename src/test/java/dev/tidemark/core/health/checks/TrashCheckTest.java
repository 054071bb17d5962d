package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.pruning.TrashService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashCheckTest {
    @TempDir Path folder;

    @Test void whatHasLainThereForAMonthCanBeRemoved() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        Path file = Files.writeString(Files.createDirectories(checked.space.workspace().documents()).resolve("a.txt"), "abc");
        int entry = checked.services.journal().entries().getLast().number();
        new FileTrash(checked.space.workspace()).put(entry, List.of(file));
        assertThat(after(29, checked)).isEmpty();
        Finding finding = after(31, checked).getFirst();
        assertThat(finding.sentence()).isEqualTo("The trash has held the files of 1 entry, 3 B, for more than 30 days.");
        assertThat(finding.cures().getFirst().preview().getFirst()).startsWith(entry + " · ").contains("3 B");
        assertThat(finding.cures().getFirst().run(Progress.NONE, Cancellation.never())).isEqualTo("Removed the files of 1 entry from the trash, 3 B.");
        assertThat(after(31, checked)).isEmpty();
    }

    private static List<Finding> after(int days, CheckedWorkspace checked) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new TrashCheck(new TrashService(checked.space.workspace(), checked.services.journal(), clock)).look(checked.examination(), Cancellation.never());
    }
}
