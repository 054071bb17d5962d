package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.chats.StorageOrphans.Found;
import dev.tidemark.core.chats.StorageOrphans.Orphan;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.undo.UndoPlan;
import dev.tidemark.support.SampleWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StorageOrphansTest {
    @TempDir Path folder;
    private Services services;
    private Path root;

    @BeforeEach void open() {
        services = new SampleWorkspace(folder).services();
        root = services.workspace().root();
    }

    private Found find() {
        return services.storageOrphans().find(Progress.NONE, Cancellation.never());
    }

    private Path old(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "content");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        return file;
    }

    private Path oldFolder(String path) throws IOException {
        Path index = old(path + "/index.bin");
        Files.setLastModifiedTime(index.getParent(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        return index.getParent();
    }

    private void sql(String statement) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, statement));
    }

    @Test void theSampleHasNone() throws IOException {
        oldFolder("chroma/project_1");
        assertThat(find().isEmpty()).isTrue();
    }

    @Test void eachKindIsFoundAndWhatAnUploadJustWroteIsLeftAlone() throws IOException {
        Path file = old("documents/project_1/forgotten.pdf");
        Path inNewFolder = old("documents/project_77/deep/er/x.txt");
        Path collection = oldFolder("chroma/project_99");
        oldFolder("chroma/other_99");
        old("documents/project_1/.DS_Store");
        Files.writeString(root.resolve("documents/project_1/uploading.pdf"), "just now");
        Path gone = root.resolve(services.database().<String>read(connection -> Sql.text(connection, "SELECT file_path FROM documents WHERE id = 2")));
        Files.delete(gone);
        Found found = find();
        assertThat(found.files()).extracting(Orphan::path).containsExactly(file, inNewFolder);
        assertThat(found.collections()).extracting(Orphan::path).containsExactly(collection);
        assertThat(found.rows()).extracting(StorageOrphans.Missing::id).containsExactly(2L);
        assertThat(found.words()).isEqualTo("2 files without a row, 1 vector collection without a project, 1 document without its file");
        assertThat(found.bytes()).isEqualTo(21);
    }

    @Test void filesThatRowsNameFromAnotherComputerAreNoOrphans() {
        sql("UPDATE documents SET file_path = '/app/storage/' || file_path WHERE id % 2 = 0");
        sql("UPDATE documents SET file_path = 'C:\\data\\storage\\' || replace(upper(file_path), '/', '\\') WHERE id % 2 = 1");
        makeOld();
        assertThat(find().files()).isEmpty();
    }

    @Test void aDatabaseWithoutDocumentsTellsNothing() throws IOException {
        old("documents/project_1/forgotten.pdf");
        sql("DROP TABLE documents");
        assertThat(find().files()).isEmpty();
    }

    @Test @DisabledOnOs(OS.WINDOWS) void linksAreNotFollowedAndNotMoved(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("precious.txt"), "not ours");
        Files.setLastModifiedTime(outside, FileTime.from(Instant.EPOCH));
        Files.createSymbolicLink(root.resolve("documents/linked"), elsewhere);
        Files.createSymbolicLink(root.resolve("documents/link.txt"), outside);
        Files.createDirectories(root.resolve("chroma"));
        Files.createSymbolicLink(root.resolve("chroma/project_99"), elsewhere);
        sql("UPDATE documents SET file_path = '../../../" + outside.getFileName() + "' WHERE id = 1");
        assertThat(find().movable().stream().map(Orphan::path).filter(path -> path.toString().contains("link") || path.toString().contains("99"))).isEmpty();
        assertThat(find().rows()).as("out of the workspace nothing is looked up").isEmpty();
        assertThat(outside).hasContent("not ours");
    }

    @Test void theyGoToTheTrashAndComeBackAndGoAgainByTheJournal() throws IOException {
        Path file = old("documents/project_1/forgotten.pdf");
        Path collection = oldFolder("chroma/project_99");
        StorageOrphans.Moved moved = services.storageOrphans().move(find(), Progress.NONE, Cancellation.never());
        int entry = moved.entry().orElseThrow().number();
        assertThat(moved.left()).isEmpty();
        assertThat(moved.entry().get().sentence()).isEqualTo("Moved to the trash: 1 file without a row, 1 vector collection without a project, 14 B.");
        assertThat(services.journal().entry(entry).orElseThrow().undo()).isEqualTo(new Undo.Files());
        assertThat(file).doesNotExist();
        assertThat(collection).doesNotExist();
        assertThat(find().isEmpty()).isTrue();

        UndoPlan plan = services.undo().plan(null, false, Cancellation.never());
        assertThat(plan.entry().number()).isEqualTo(entry);
        assertThat(plan.lines()).containsExactly("2 files or folders come back from the trash");
        int undo = services.undo().undo(plan, Progress.NONE, Cancellation.never()).number();
        assertThat(file).hasContent("content");
        assertThat(collection.resolve("index.bin")).hasContent("content");

        services.undo().undo(services.undo().plan(undo, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(file).doesNotExist();
    }

    /** As a chatbot for Windows leaves them in a container. */
    @Test @DisabledOnOs(OS.WINDOWS) void filesWithABackslashInTheirNamesComeBackUnderThem() throws IOException {
        List<Path> files = List.of(old("documents/project_1/a\\b.txt"), old("documents/project_1/a/b.txt"), old("documents/project_1/c\\d.txt"));
        int moved = services.storageOrphans().move(find(), Progress.NONE, Cancellation.never()).entry().orElseThrow().number();
        assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist());
        services.undo().undo(services.undo().plan(moved, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(files).allSatisfy(file -> assertThat(file).hasContent("content"));
    }

    @Test void whatGotARowMeanwhileStays() throws IOException {
        Path file = old("documents/project_1/forgotten.pdf");
        Found shown = find();
        sql("INSERT INTO documents(project_id, filename, file_path, file_type, file_size) VALUES (1, 'forgotten.pdf', 'documents/project_1/forgotten.pdf', 'pdf', 7)");
        assertThat(services.storageOrphans().move(shown, Progress.NONE, Cancellation.never()).entry()).isEmpty();
        assertThat(file).exists();
    }

    @Test void movingIsNoChangeThatStandsInTheWayOfTakingBackAnother() throws IOException {
        services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        int reset = services.journal().entries().getLast().number();
        makeOld();
        services.storageOrphans().move(find(), Progress.NONE, Cancellation.never());
        UndoPlan plan = services.undo().plan(reset, false, Cancellation.never());
        assertThat(plan.obstacle()).isNull();
        services.undo().undo(plan, Progress.NONE, Cancellation.never());
        assertThat(find().rows()).as("the files follow their rows").isEmpty();
    }

    @Test void anEmptiedTrashBringsNoFilesBackAndSaysSo() throws IOException {
        old("documents/project_1/forgotten.pdf");
        int moved = services.storageOrphans().move(find(), Progress.NONE, Cancellation.never()).entry().orElseThrow().number();
        ItemChanges.Removed removed = services.itemChanges().remove(services.itemChanges().planRemoval(new Item(Item.Kind.PROJECT, 1), Cancellation.never()), Progress.NONE, Cancellation.never());
        int deleted = removed.report().entry().orElseThrow().number();
        List<TrashService.Bag> bags = services.trash().bags(null);
        assertThat(bags).extracting(TrashService.Bag::entry).containsExactly(moved, deleted);
        assertThat(bags.getFirst().names()).containsExactly(Path.of("documents", "project_1", "forgotten.pdf").toString());
        assertThat(services.trash().bags(Duration.ofHours(1))).isEmpty();

        assertThat(services.trash().empty(bags, Progress.NONE, Cancellation.never())).hasSize(2);
        assertThat(services.trash().bags(null)).isEmpty();
        assertThat(services.journal().entries().getLast().sentence()).startsWith("Removed the files of 2 entries from the trash, ");
        assertThat(root.resolve(".tidemark/trash/" + deleted + "/files")).doesNotExist();
        assertThat(services.undo().plan(moved, false, Cancellation.never()).obstacle()).isEqualTo("its files were removed from the trash for good");
        assertThatThrownBy(() -> services.undo().undo(services.undo().plan(moved, false, Cancellation.never()), Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED));
        UndoPlan rows = services.undo().plan(deleted, false, Cancellation.never());
        assertThat(rows.lines()).contains("1 file or folder does not come back: the trash was emptied");
        services.undo().undo(rows, Progress.NONE, Cancellation.never());
        assertThat(find().rows()).isNotEmpty();
    }

    private void makeOld() {
        try (var all = Files.walk(root.resolve("documents"))) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
