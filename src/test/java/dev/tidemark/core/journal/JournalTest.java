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

    @Test void whatIsNoEntryIsPassedOverAndStopsNothing() throws IOException {
        String whole = "{\"number\":2,\"at\":\"2025-01-07T12:00:00Z\",\"by\":\"x\",\"kind\":\"edit\",\"sentence\":\"Edited.\"}";
        journal.add("migrate", "Migrated base → V1.", null, List.of());
        List<String> odd = List.of("null", "[1,2]", "\"x\"", "7", "no JSON", "\0\0\0", "{}", "{\"number\":7}", whole.replace("\"x\"", "null"), whole.replace("\"edit\"", "null"), whole.replace(":2,", ":-2,"),
            whole.replace(":2,", ":0,"), whole.replace(":2,", ":99999999999999999999,"), whole.replace(":2,", ":2147483647,"), whole.replace("}", ",\"undoes\":2}"), whole.replace("}", ",\"undoes\":3}"),
            whole.replace("}", ",\"state\":\"postponed\"}"), "{\"number\":2,\"at\":\"2025-");
        Files.writeString(file, String.join("\n", odd), StandardOpenOption.APPEND);
        JournalEntry next = journal.add("roll back", "Rolled back V1 → base.", null, List.of());
        assertThat(next.number()).as("of the lines of which one could tell the number, 7 is the greatest").isEqualTo(8);
        assertThat(journal.entries()).extracting(JournalEntry::kind).containsExactly("migrate", "roll back");
        assertThat(journal.unreadableLines()).hasSize(odd.size()).startsWith(2).endsWith(odd.size() + 1);
        assertThat(journal.unsettled()).isEmpty();
    }

    @Test void anEntryOfANewerTidemarkIsShownAndTakenBackByItsBackup() throws IOException {
        journal.add("migrate", "Migrated base → V1.", null, List.of());
        String newer = "{\"number\":%d,\"at\":\"2025-01-07T12:00:00Z\",\"by\":\"x\",\"kind\":\"teleport\",\"sentence\":\"Newer.\",\"backup\":%s,\"colour\":{\"a\":[1]},\"undo\":%s}\n";
        List<String> ways = List.of("{\"how\":\"quantum\",\"x\":1}", "{}", "\"back\"", "{\"how\":\"rows\",\"file\":\"../../etc/passwd\"}", "{\"how\":\"rows\"}", "{\"how\":\"restore\",\"backup\":\"../x.backup\"}",
            "{\"how\":\"restore\",\"backup\":\"/x.backup\"}", "{\"how\":\"roll back\",\"from\":\"x y\",\"to\":null}", "{\"how\":\"migrate\",\"from\":\"1\",\"to\":null}", "{\"how\":\"stamp\",\"from\":\"1\",\"to\":\"9;9\"}");
        for (int i = 0; i < ways.size(); i++) {
            Files.writeString(file, newer.formatted(2 + i, "\"app.db.20250107_120000.backup\"", ways.get(i)), StandardOpenOption.APPEND);
        }
        Files.writeString(file, newer.formatted(50, "null", ways.getFirst()) + newer.formatted(51, "\"../x\"", ways.getFirst()), StandardOpenOption.APPEND);
        List<JournalEntry> read = journal.entries();
        String because = "its entry tells of no other way that this Tidemark knows";
        assertThat(read.subList(1, 1 + ways.size())).extracting(JournalEntry::undo).containsOnly(new Undo.Restore("app.db.20250107_120000.backup", because));
        assertThat(read.subList(1 + ways.size(), read.size())).extracting(JournalEntry::undo).containsExactly(new Undo.None(because), new Undo.None(because));
        assertThat(journal.unreadableLines()).isEmpty();
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
