package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLinesCheckTest {
    @TempDir Path folder;

    @Test void aLineThatCannotBeReadIsNamedAndNotTouched() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        assertThat(checked.keys()).noneMatch(key -> key.startsWith("journal-lines"));
        Path journal = checked.services.journal().path();
        int whole = Files.readAllLines(journal).size();
        Files.writeString(journal, "{\"number\":9,\"at\":\"2025-01-", StandardOpenOption.APPEND);
        byte[] torn = Files.readAllBytes(journal);
        assertThat(checked.finding("journal-lines:journal.jsonl")).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.sentence()).startsWith("Line " + (whole + 1) + " of " + journal + " cannot be read: ");
            assertThat(finding.cures()).isEmpty();
        });
        Files.writeString(journal, "\nnull\n".repeat(7), StandardOpenOption.APPEND);
        assertThat(checked.finding("journal-lines:journal.jsonl").sentence()).startsWith("Lines " + (whole + 1) + ", ").contains(" and 3 others of ");
        assertThat(Files.readAllBytes(journal)).startsWith(torn);
    }
}
