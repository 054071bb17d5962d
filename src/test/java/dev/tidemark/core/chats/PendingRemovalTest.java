package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.SampleWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delete whose process dies before, after and amid the moving of its files: the workspace is copied at that moment, and opened as the next start does. */
class PendingRemovalTest {
    @TempDir Path folder;

    @Test void filesFollowTheirRowsAtTheNextStart() throws IOException {
        SampleWorkspace sample = new SampleWorkspace(folder.resolve("a"));
        Path root = sample.services().workspace().root();
        List<String> before = files(root);
        Path copy = folder.resolve("killed");
        delete(sample.services(), (doing, fraction) -> {
            if (fraction == 1) {
                copy(root, copy);
            }
        });
        assertThat(root.resolve(".tidemark/removing")).isEmptyDirectory();
        Services next = open(copy);
        assertThat(files(copy)).as("the files are still there").isEqualTo(before);
        assertThat(rows(next)).as("their rows are gone").isZero();
        next.settle();
        assertThat(files(copy)).isEqualTo(files(root)).isNotEqualTo(before);
        assertThat(copy.resolve(".tidemark/removing")).isEmptyDirectory();
        JournalEntry undone = next.undo().undo(next.undo().plan(null, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(undone.undoes()).isNotNull();
        assertThat(files(copy)).isEqualTo(before);
        assertThat(rows(next)).isEqualTo(1);
    }

    @Test void thoseThatHadFollowedAlreadyAreNotForgotten() throws IOException {
        SampleWorkspace sample = new SampleWorkspace(folder.resolve("a"));
        Path root = sample.services().workspace().root();
        List<String> before = files(root);
        Path note = folder.resolve("note.json");
        delete(sample.services(), (doing, fraction) -> {
            if (fraction == 1) {
                copy(root.resolve(".tidemark/removing/project-1.json"), note);
            }
        });
        // One of the moved folders is back where it was, as if it had not been moved yet.
        Path trash = root.resolve(".tidemark/trash/" + sample.services().journal().entries().getLast().number() + "/files");
        Path one = moved(trash);
        Files.createDirectories(root.resolve(trash.relativize(one)).getParent());
        Files.move(one, root.resolve(trash.relativize(one)));
        Files.copy(note, root.resolve(".tidemark/removing/project-1.json"));
        Services next = open(root);
        next.settle();
        assertThat(one).exists();
        next.undo().undo(next.undo().plan(null, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(files(root)).isEqualTo(before);
    }

    @Test void aDeleteThatWasNotMadeMovesNothing() throws IOException {
        SampleWorkspace sample = new SampleWorkspace(folder.resolve("a"));
        Path root = sample.services().workspace().root();
        List<String> before = files(root);
        new PendingRemoval(sample.services().workspace()).announce(new Item(Item.Kind.PROJECT, 1), "Deleted the project.", List.of(root.resolve("documents/project_1")));
        sample.services().settle();
        assertThat(files(root)).isEqualTo(before);
        assertThat(root.resolve(".tidemark/removing")).isEmptyDirectory();
    }

    private static Path moved(Path trash) throws IOException {
        try (Stream<Path> all = Files.walk(trash)) {
            return all.filter(path -> path.getFileName().toString().equals("project_1")).findFirst().orElseThrow();
        }
    }

    private static void delete(Services services, Progress progress) {
        services.itemChanges().remove(services.itemChanges().planRemoval(new Item(Item.Kind.PROJECT, 1), Cancellation.never()), progress, Cancellation.never());
    }

    private static long rows(Services services) {
        return services.database().<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM projects WHERE id = 1"));
    }

    private static Services open(Path root) {
        return Services.of(new Workspaces(Map.of(), root).at(root));
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> documents = Files.walk(root.resolve("documents"))) {
            return documents.filter(Files::isRegularFile).map(path -> root.relativize(path).toString()).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
