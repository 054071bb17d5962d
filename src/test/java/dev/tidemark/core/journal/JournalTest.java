package dev.tidemark.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

    @Test void whatAnotherProgramAddedIsCountedOn() {
        journal.add("migrate", "Migrated base → V1.", null, List.of());
        Journal other = new Journal(new Workspaces(Map.of(), folder).at(folder), Clock.systemUTC(), "other");
        other.add("migrate", "Migrated V1 → V2 – é漢.", null, List.of());
        other.add("migrate", "Migrated V2 → V3.", null, List.of());
        assertThat(journal.add("roll back", "Rolled back V3 → V2.", null, List.of()).number()).isEqualTo(4);
        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(1, 2, 3, 4);
    }

    @Tag("nightly") @Test void aJournalOfMoreThanTwoGigabytesIsWrittenOn() throws IOException {
        journal.add("migrate", "Migrated base → V1.", null, List.of());
        byte[] blank = (" ".repeat((1 << 20) - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream output = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i <= 2048; i++) {
                output.write(blank);
            }
        }
        Journal afresh = new Journal(new Workspaces(Map.of(), folder).at(folder), Clock.systemUTC(), "tester");
        assertThat(afresh.add("roll back", "Rolled back V1 → base.", null, List.of()).number()).isEqualTo(2);
        assertThat(afresh.entries()).extracting(JournalEntry::kind).containsExactly("migrate", "roll back");
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
