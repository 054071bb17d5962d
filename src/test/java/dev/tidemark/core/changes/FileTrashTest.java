package dev.tidemark.core.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Those who move files look at paths and links themselves; the trash does too, whoever asks. */
class FileTrashTest {
    @TempDir Path folder;
    private Path root;
    private Path outside;
    private FileTrash trash;

    @BeforeEach void make() throws IOException {
        root = Files.createDirectories(folder.resolve("w"));
        outside = Files.writeString(folder.resolve("outside.txt"), "another's");
        Files.writeString(Files.createDirectories(root.resolve("documents")).resolve("own.txt"), "own");
        Workspace workspace = new Workspaces(Map.of(), root).at(root);
        trash = new FileTrash(workspace);
    }

    @Test void nothingOutsideOfTheWorkspaceIsMoved() {
        Path detour = root.resolve("documents/../../outside.txt");
        assertThat(trash.put(1, List.of(outside, detour, root, folder))).containsExactly(outside, detour, root, folder);
        assertThat(outside).hasContent("another's");
        assertThat(trash.put(2, List.of(root.resolve("documents/own.txt")))).isEmpty();
        assertThat(trash.putBack(2)).isEmpty();
        assertThat(root.resolve("documents/own.txt")).hasContent("own");
    }

    @Test @DisabledOnOs(OS.WINDOWS) void noLinkIsFollowedNorMoved() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("documents/link.txt"), outside);
        Path below = Files.createSymbolicLink(root.resolve("elsewhere"), folder).resolve("outside.txt");
        assertThat(trash.put(1, List.of(link, below))).containsExactly(link, below);
        assertThat(outside).hasContent("another's");
        assertThat(link).isSymbolicLink();
    }

    @Test void aListThatWasChangedByHandLeadsNowhereElse() throws IOException {
        Path list = Files.createDirectories(trash.of(7).resolve("files")).resolveSibling("files.json");
        Files.writeString(list, "{\"files\":[\"../outside.txt\",\"documents/../../outside.txt\",\"\",\"/etc/hostname\",\"documents/new.txt\"]}");
        assertThat(trash.of(7, false)).containsExactly(root.toAbsolutePath().resolve("documents/new.txt"));
        assertThat(trash.putBack(7)).isEmpty();
        assertThat(outside).hasContent("another's");
    }
}
