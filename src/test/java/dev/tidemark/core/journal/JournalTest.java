package dev.tidemark.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;
    private Path file;
    private Journal journal;

    @BeforeEach void make() {
        Workspace workspace = new Workspaces(Map.of(), folder).at(folder);
        file = workspace.records().resolve("journal.jsonl");
        journal = new Journal(workspace, Clock.systemUTC(), "tester");
    }

    @Test void aLineCutInsideACharacterHidesNoOtherEntry() throws IOException {
        journal.add("migrate", "Migrated base → V1.", null, List.of());
        Files.write(file, new byte[] {'{', '"', 'a', (byte) 0xe2}, StandardOpenOption.APPEND);
        journal.add("roll back", "Rolled back V1 → base.", null, List.of());
        assertThat(journal.entries()).extracting(JournalEntry::kind).containsExactly("migrate", "roll back");
    }

    @Test void veryLongAndVeryManyLinesAreCutAndTheLastOneStays() {
        List<String> lines = new ArrayList<>(List.of("x".repeat(5_000_000)));
        for (int i = 1; i <= 50_000; i++) {
            lines.add("line " + i);
        }
        journal.add("query", "Ran much.", null, lines);
        List<String> kept = journal.entries().getLast().details();
        assertThat(kept).hasSize(1_000).startsWith(kept.getFirst(), "line 1", "line 2").endsWith("… 49,002 more lines …", "line 50000");
        assertThat(kept.getFirst()).hasSizeLessThan(10_000).endsWith("… (5,000,000 characters in all)");
    }

    @Test void aChangeThatCouldNotBeRecordedIsToldAsDone() throws IOException {
        Files.createDirectories(file);
        assertThatThrownBy(() -> journal.add("migrate", "Migrated base → V1.", null, List.of())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.JOURNAL_NOT_WRITTEN);
            assertThat(problem.what()).startsWith("This was done, but").endsWith("Migrated base → V1.");
            assertThat(problem.unchanged()).contains("as that change left it");
        });
    }
}
