package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several Tidemarks write into one journal: each line stays whole and has a number of its own. */
class JournalWritersTest {
    private static final int WRITERS = 3;
    private static final int EACH = 150;

    @TempDir Path folder;

    @Test void everyEntryIsWholeAndHasANumberOfItsOwn() throws Exception {
        Path workspace = folder.resolve("w");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Child.program(Writer.class, folder, workspace.toString(), "writer " + i));
        }
        for (Process writer : writers) {
            String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).as(said).isZero();
        }
        Journal journal = journal(workspace, "reader");
        assertThat(journal.unreadableLines()).isEmpty();
        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactlyElementsOf(IntStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
        for (int i = 0; i < WRITERS; i++) {
            String by = "writer " + i;
            assertThat(journal.entries()).filteredOn(entry -> entry.by().equals(by)).extracting(JournalEntry::sentence)
                .containsExactlyElementsOf(IntStream.range(0, EACH).mapToObj(Writer::sentence).toList());
        }
    }

    private static Journal journal(Path workspace, String by) {
        return new Journal(new Workspaces(Map.of(), workspace).at(workspace), Clock.systemUTC(), by);
    }

    /** A process that writes entries of different lengths, one after the other. */
    static final class Writer {
        private Writer() { }

        static String sentence(int number) {
            return "Entry " + number + " with " + "much ".repeat(number % 40) + "to tell.";
        }

        public static void main(String[] arguments) {
            Journal journal = journal(Path.of(arguments[0]), arguments[1]);
            IntStream.range(0, EACH).forEach(number -> journal.add("edit", sentence(number), null, List.of()));
        }
    }
}
