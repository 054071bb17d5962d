package dev.tidemark.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrashServiceTest {
    private static final String LONG = "a folder with a long name ".repeat(9);

    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void make() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
    }

    @Test void whatIsRemovedIsInTheJournal() throws IOException {
        put(1, "a.txt");
        put(2, "b.txt");
        assertThat(empty()).hasSize(2);
        JournalEntry told = services.journal().entries().getLast();
        assertThat(told.sentence()).isEqualTo("Removed the files of 2 entries from the trash, 6 B.");
        assertThat(told.details()).containsExactly("of entry 1: documents/a.txt", "of entry 2: documents/b.txt");
        assertThat(services.trash().bags(null)).isEmpty();
    }

    /** Folders whose path is too long for the system, which another program may have made from within them, cannot be removed. */
    @EnabledOnOs(OS.LINUX)
    @Test void whatCouldBeRemovedInPartIsInTheJournalToo() throws IOException {
        put(1, "a.txt");
        put(2, "b.txt");
        List<TrashService.Bag> bags = services.trash().bags(null);
        Path upper = deep(trashed("b.txt").getParent().resolve("upper"));
        Path lower = folder.resolve("lower");
        deep(lower);
        Files.move(lower, upper.resolve("lower"));
        try {
            assertThatThrownBy(() -> services.trash().empty(bags, Progress.NONE, Cancellation.never()))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
            JournalEntry told = services.journal().entries().getLast();
            assertThat(told.kind()).isEqualTo("empty trash");
            assertThat(told.sentence()).isEqualTo("Removed the files of 1 entry from the trash, 3 B, and of 1 entry in part.");
            assertThat(told.details()).containsExactly("of entry 1: documents/a.txt", "in part, of entry 2: documents/b.txt");
        } finally {
            Files.move(upper.resolve("lower"), lower);
        }
    }

    private static Path deep(Path from) throws IOException {
        Path deep = from;
        while (deep.toString().length() < 2500) {
            deep = deep.resolve(LONG);
        }
        return Files.createDirectories(deep);
    }

    private List<TrashService.Bag> empty() {
        return services.trash().empty(services.trash().bags(null), Progress.NONE, Cancellation.never());
    }

    private void put(int entry, String name) throws IOException {
        Path file = Files.writeString(Files.createDirectories(space.workspace().documents()).resolve(name), "abc");
        new FileTrash(space.workspace()).put(entry, List.of(file));
    }

    private Path trashed(String name) throws IOException {
        try (Stream<Path> all = Files.walk(services.workspace().records())) {
            List<Path> found = all.filter(path -> path.endsWith(name)).toList();
            return found.getFirst();
        }
    }
}
