package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.chats.StoredFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFileTest {
    @TempDir Path folder;
    private Path workspace;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        workspace = folder.resolve("storage");
        file = Files.createDirectories(workspace.resolve("documents/project_1")).resolve("a b.md");
        Files.writeString(file, "text");
        Files.writeString(folder.resolve("secret.txt"), "outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents/project_1/a b.md", "./documents/project_1/a b.md", "storage/documents/project_1/a b.md",
        "./storage/documents/project_1/a b.md", "backend/storage/documents/project_1/a b.md"})
    void aRelativePathIsFoundInTheWorkspace(String stored) {
        assertThat(StoredFile.find(workspace, stored)).isEqualTo(new StoredFile(file, State.PRESENT));
    }

    @Test
    void anAbsolutePathIntoTheWorkspaceIsFound() {
        assertThat(StoredFile.find(workspace, file.toString())).isEqualTo(new StoredFile(file, State.PRESENT));
    }

    @Test
    void aPathOutOfTheWorkspaceIsNotLookedUp() {
        assertThat(StoredFile.find(workspace, "../secret.txt").state()).isEqualTo(State.OUTSIDE);
        assertThat(StoredFile.find(workspace, folder.resolve("secret.txt").toString()).state()).isEqualTo(State.OUTSIDE);
        assertThat(StoredFile.find(workspace, "documents/../../secret.txt").state()).isEqualTo(State.OUTSIDE);
    }

    @Test
    void aLinkOutOfTheWorkspaceIsNotFollowed() throws IOException {
        Files.createSymbolicLink(workspace.resolve("documents/elsewhere"), folder);
        Files.createSymbolicLink(workspace.resolve("documents/inside.md"), file);
        assertThat(StoredFile.find(workspace, "documents/elsewhere/secret.txt").state()).isEqualTo(State.OUTSIDE);
        assertThat(StoredFile.find(workspace, "documents/inside.md").state()).isEqualTo(State.PRESENT);
    }

    @Test
    void theNearestFolderThatIsThereIsItsFolder() {
        assertThat(StoredFile.find(workspace, "documents/project_1/a b.md").nearestFolder()).contains(file.getParent());
        assertThat(StoredFile.find(workspace, "documents/project_9/gone/x.md").nearestFolder()).contains(workspace.resolve("documents"));
        assertThat(StoredFile.find(workspace, null).nearestFolder()).isEmpty();
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(StoredFile.find(workspace, "documents/project_1/gone.md").state()).isEqualTo(State.MISSING);
        assertThat(StoredFile.find(workspace, "documents/project_1").state()).isEqualTo(State.MISSING);
        assertThat(StoredFile.find(workspace, null)).isEqualTo(new StoredFile(null, State.MISSING));
        assertThat(StoredFile.find(workspace, "a\0b")).isEqualTo(new StoredFile(null, State.MISSING));
    }
}
